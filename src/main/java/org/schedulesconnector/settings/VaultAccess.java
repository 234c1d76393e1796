package org.schedulesconnector.settings;

import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.vault.VaultConfiguration;
import org.apache.commons.lang3.StringUtils;

/** Hands {@code camel.vault.KIND.OPTION} values to a context's vault configuration, as camel-main does for its own context. */
final class VaultAccess {
    private static final String PREFIX = "camel.vault.";

    private VaultAccess() {}

    static void configure(CamelContext context, Properties properties) {
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(PREFIX)) {
                String option = key.substring(PREFIX.length());
                PropertyBindingSupport.build()
                        .withIgnoreCase(true)
                        .withCamelContext(context)
                        .withTarget(target(context.getVaultConfiguration(), StringUtils.substringBefore(option, ".")))
                        .withProperty(StringUtils.substringAfter(option, "."), properties.getProperty(key))
                        .bind();
            }
        }
    }

    private static VaultConfiguration target(VaultConfiguration vaults, String kind) {
        return switch (kind) {
            case "aws" -> vaults.aws();
            case "azure" -> vaults.azure();
            case "cyberark" -> vaults.cyberark();
            case "gcp" -> vaults.gcp();
            case "hashicorp" -> vaults.hashicorp();
            case "ibm" -> vaults.ibmSecretsManager();
            case "kubernetes" -> vaults.kubernetes();
            case "kubernetescm" -> vaults.kubernetesConfigmaps();
            case "springConfig" -> vaults.springConfig();
            default -> vaults;
        };
    }
}

package org.schedulesconnector.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ContextServiceLoaderPluginResolver;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.commons.lang3.StringUtils;

/**
 * Resolves Camel's property functions in values, such as <code>{{env:NAME}}</code> or a vault's <code>{{azure:name}}</code>, with a
 * Camel context of its own that is made for the first value that needs one and never started.
 */
final class PropertyFunctions implements AutoCloseable {
    private static final Pattern FUNCTION = Pattern.compile("\\{\\{\\s*\\??([a-zA-Z-]+):");
    /** Functions of Camel's vault components. Without its component, Camel would take the secret's name for its value. */
    private static final Set<String> VAULTS = Set.of(
            "aws",
            "azure",
            "configmap",
            "configmap-binary",
            "cyberark",
            "gcp",
            "hashicorp",
            "ibm",
            "secret",
            "secret-binary",
            "spring-config");

    private final List<SettingsSource> sources;
    private CamelContext context;

    /** @param sources highest precedence first; values may refer to each other, and {@code camel.vault.*} configures vaults */
    PropertyFunctions(List<SettingsSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The text with every function replaced. Neither the text nor what it holds is ever part of the exception. */
    String resolve(String text) throws InvalidValueException {
        if (!text.contains(PropertiesComponent.PREFIX_TOKEN)) {
            return text;
        }
        PropertiesComponent properties = context().getPropertiesComponent();
        refuseMissingVault(text, properties);
        try {
            return StringUtils.trimToEmpty(properties.parseUri(text));
        } catch (RuntimeException failure) {
            throw new InvalidValueException(
                    "uses " + functions(text) + ", which gave no value (" + rootName(failure) + ")",
                    "Check that what it names exists and that this process may read it.");
        }
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
    }

    private CamelContext context() {
        if (context == null) {
            DefaultCamelContext made = new DefaultCamelContext(false);
            made.getCamelContextExtension()
                    .addContextPlugin(ContextServiceLoaderPluginResolver.class, new NoContextServices());
            made.build();
            Properties known = new Properties();
            valuesByKey().forEach(known::setProperty);
            made.getPropertiesComponent().setInitialProperties(known);
            VaultAccess.configure(made, known);
            context = made;
        }
        return context;
    }

    private Map<String, String> valuesByKey() {
        Map<String, String> byKey = new HashMap<>();
        for (int i = sources.size() - 1; i >= 0; i--) {
            byKey.putAll(sources.get(i).values());
        }
        return byKey;
    }

    private static void refuseMissingVault(String text, PropertiesComponent properties) throws InvalidValueException {
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            String name = function.group(1);
            if (VAULTS.contains(name) && !properties.hasPropertiesFunction(name)) {
                throw new InvalidValueException(
                        "uses the function " + name + ", whose Camel component is not on the class path",
                        "Add that component to pom.xml and build again as docs/configuration.md says, or give the secret by a file.");
            }
        }
    }

    private static String functions(String text) {
        Matcher function = FUNCTION.matcher(text);
        return function.find() ? "the function " + function.group(1) : "a property reference";
    }

    private static String rootName(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}

package org.schedulesconnector.operations.http;

import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.settings.OperationsSettings;

/**
 * Makes Camel's own HTTP servers, which an operator may switch on by {@code camel.server.*} and {@code camel.management.*}. Camel would
 * let them listen on every interface, start them unprotected when authentication is on and nobody could sign in, and protect only one
 * path of theirs (CVE-2026-40022). Here they listen on this machine unless told otherwise, are protected as a whole or not at all, and are
 * not made where everybody could reach them.
 */
public final class CamelServers implements MainHttpServerFactory {
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final String EVERYTHING = "/*";

    private final DefaultMainHttpServerFactory camel = new DefaultMainHttpServerFactory();

    private CamelServers() {}

    /** Has them made here, in a context that is not configured yet. */
    public static void guard(MainConfigurationProperties configuration, Registry registry) {
        configuration.httpServer().setHost(THIS_MACHINE);
        configuration.httpManagementServer().setHost(THIS_MACHINE);
        registry.bind("camelServers", MainHttpServerFactory.class, new CamelServers());
    }

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties wanted) {
        requireProtection(
                "camel.server",
                wanted.getHost(),
                wanted.isAuthenticationEnabled(),
                wanted.getBasicPropertiesFile() != null || wanted.getJwtKeystoreType() != null);
        if (wanted.getAuthenticationPath() == null) {
            wanted.setAuthenticationPath(EVERYTHING);
        }
        return camel.newHttpServer(context, wanted);
    }

    @Override
    public Service newHttpManagementServer(CamelContext context, HttpManagementServerConfigurationProperties wanted) {
        requireProtection(
                "camel.management",
                wanted.getHost(),
                wanted.isAuthenticationEnabled(),
                wanted.getBasicPropertiesFile() != null || wanted.getJwtKeystoreType() != null);
        if (wanted.getAuthenticationPath() == null) {
            wanted.setAuthenticationPath(EVERYTHING);
        }
        return camel.newHttpManagementServer(context, wanted);
    }

    private static void requireProtection(String prefix, String host, boolean authentication, boolean users) {
        if (authentication && !users) {
            throw new OpenServerException(prefix + ".authenticationEnabled is set, but nobody could sign in."
                    + " Name a file of users by " + prefix + ".basicPropertiesFile, or remove it.");
        }
        if (!authentication && !OperationsSettings.isThisMachine(host)) {
            throw new OpenServerException(prefix + ".host is " + host
                    + ", which other machines can reach, and nobody would have to sign in. Set " + prefix
                    + ".authenticationEnabled=true and " + prefix + ".basicPropertiesFile, or remove " + prefix
                    + ".host: then the server listens on " + THIS_MACHINE + ".");
        }
    }
}

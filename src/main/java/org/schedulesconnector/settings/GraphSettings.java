package org.schedulesconnector.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Settings under {@code graph.}: which tenant, with which credential, which connection.
 *
 * @param cloud which Microsoft cloud
 * @param baseUrl Graph with its version, such as {@code https://graph.microsoft.com/v1.0}
 * @param authorityUrl where tokens come from, such as {@code https://login.microsoftonline.com}
 * @param tenantId the tenant's GUID
 * @param clientId the app registration's GUID; of a user-assigned identity for a managed identity, null for the system's
 * @param auth which credential
 * @param clientSecret for {@code client-secret}, else null
 * @param clientSecretExpires the day on which the client secret ends; null when it is not told
 * @param certificate PEM or PFX file for {@code client-certificate}, else null
 * @param certificatePassword of a PFX file; null when it has none
 * @param staticToken for {@code static-token}, which is for a loopback base URL only, else null
 * @param connectionId the external connection's id
 * @param connectionName its name
 * @param connectionDescription its description
 * @param writers the most items written at once, 1 to 25
 * @param schema a file that replaces the built-in schema; null for the built-in one
 * @param outbound the way to Graph and to the service that gives tokens
 */
public record GraphSettings(
        Cloud cloud,
        URI baseUrl,
        URI authorityUrl,
        String tenantId,
        String clientId,
        Auth auth,
        Secret clientSecret,
        LocalDate clientSecretExpires,
        Path certificate,
        Secret certificatePassword,
        Secret staticToken,
        String connectionId,
        String connectionName,
        String connectionDescription,
        int writers,
        Path schema,
        OutboundSettings outbound) {
    public enum Cloud {
        GLOBAL,
        GCC_HIGH,
        DOD
    }

    public enum Auth {
        CLIENT_SECRET,
        CLIENT_CERTIFICATE,
        MANAGED_IDENTITY,
        WORKLOAD_IDENTITY,
        STATIC_TOKEN
    }
}

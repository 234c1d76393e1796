package org.schedulesconnector.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Makes credentials for Microsoft Graph. Register one of them as a bean: the component finds it by its type. Making one asks for
 * no token yet.
 */
public final class GraphCredentials {
    private static final Set<String> MICROSOFT_LOGINS = Set.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);

    private GraphCredentials() {}

    /** @param authority the login service of the cloud, such as {@code https://login.microsoftonline.com} */
    public static TokenCredential clientSecret(URI authority, String tenantId, String clientId, String secret) {
        return application(new ClientSecretCredentialBuilder(), authority, tenantId, clientId)
                .clientSecret(secret)
                .build();
    }

    /**
     * @param certificate a file with certificate and private key: PFX when it ends in {@code .pfx} or {@code .p12}, else PEM
     * @param password of the PFX file; null when it has none, and for PEM
     */
    public static TokenCredential clientCertificate(
            URI authority, String tenantId, String clientId, Path certificate, String password) {
        ClientCertificateCredentialBuilder builder =
                application(new ClientCertificateCredentialBuilder(), authority, tenantId, clientId);
        String name = certificate.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".pfx") || name.endsWith(".p12")) {
            builder.pfxCertificate(certificate.toString());
        } else {
            builder.pemCertificate(certificate.toString());
        }
        if (password != null) {
            builder.clientCertificatePassword(password);
        }
        return builder.sendCertificateChain(true).build();
    }

    /** The identity of the machine in Azure; {@code clientId} of a user-assigned one, null for the system-assigned. */
    public static TokenCredential managedIdentity(String clientId) {
        ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().httpClient(httpClient());
        if (clientId != null) {
            builder.clientId(clientId);
        }
        return builder.build();
    }

    /** The identity of a Kubernetes service account; the token's file is named by {@code AZURE_FEDERATED_TOKEN_FILE}. */
    public static TokenCredential workloadIdentity(URI authority, String tenantId, String clientId) {
        return application(new WorkloadIdentityCredentialBuilder(), authority, tenantId, clientId)
                .build();
    }

    /** Always the same token. For a Graph on this machine, such as a sandbox; the caller must see to that. */
    public static TokenCredential staticToken(String token) {
        return new StaticTokenCredential(token);
    }

    private static <B extends AadCredentialBuilderBase<B>> B application(
            B builder, URI authority, String tenantId, String clientId) {
        builder.authorityHost(authority.toString())
                .tenantId(tenantId)
                .clientId(clientId)
                .httpClient(httpClient());
        if (!MICROSOFT_LOGINS.contains(authority.getHost())) {
            builder.disableInstanceDiscovery();
        }
        return builder;
    }

    private static HttpClient httpClient() {
        return new JdkHttpClientBuilder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .responseTimeout(RESPONSE_TIMEOUT)
                .build();
    }
}

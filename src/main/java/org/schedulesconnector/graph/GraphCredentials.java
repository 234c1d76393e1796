package org.schedulesconnector.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.util.ObjectHelper;

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
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;

    private GraphCredentials() {}

    /** @param authority the login service of the cloud, such as {@code https://login.microsoftonline.com} */
    public static TokenCredential clientSecret(
            URI authority, String tenantId, String clientId, String secret, GraphNetwork network) {
        return application(new ClientSecretCredentialBuilder(), authority, tenantId, clientId, network)
                .clientSecret(secret)
                .build();
    }

    /**
     * @param certificate a file with certificate and private key: PFX when it ends in {@code .pfx} or {@code .p12}, else PEM
     * @param password of the PFX file; null when it has none, and for PEM
     */
    public static TokenCredential clientCertificate(
            URI authority, String tenantId, String clientId, Path certificate, String password, GraphNetwork network) {
        ClientCertificateCredentialBuilder builder =
                application(new ClientCertificateCredentialBuilder(), authority, tenantId, clientId, network);
        if (isPfx(certificate)) {
            builder.pfxCertificate(certificate.toString());
        } else {
            builder.pemCertificate(certificate.toString());
        }
        if (password != null) {
            builder.clientCertificatePassword(password);
        }
        return builder.sendCertificateChain(true).build();
    }

    static boolean isPfx(Path certificate) {
        String name = certificate.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pfx") || name.endsWith(".p12");
    }

    /**
     * The identity of the machine in Azure; {@code clientId} of a user-assigned one, null for the system-assigned. The machine gives the token
     * itself: no proxy stands between.
     */
    public static TokenCredential managedIdentity(String clientId) {
        ManagedIdentityCredentialBuilder builder =
                new ManagedIdentityCredentialBuilder().httpClient(httpClient(GraphNetwork.OF_JVM));
        if (clientId != null) {
            builder.clientId(clientId);
        }
        return builder.build();
    }

    /** The identity of a Kubernetes service account; the token's file is named by {@code AZURE_FEDERATED_TOKEN_FILE}. */
    public static TokenCredential workloadIdentity(
            URI authority, String tenantId, String clientId, GraphNetwork network) {
        return application(new WorkloadIdentityCredentialBuilder(), authority, tenantId, clientId, network)
                .build();
    }

    /** Always the same token. For a Graph on this machine, such as a sandbox; the caller must see to that. */
    public static TokenCredential staticToken(String token) {
        return new StaticTokenCredential(token);
    }

    private static <B extends AadCredentialBuilderBase<B>> B application(
            B builder, URI authority, String tenantId, String clientId, GraphNetwork network) {
        builder.authorityHost(authority.toString())
                .tenantId(tenantId)
                .clientId(clientId)
                .httpClient(httpClient(network))
                .executorService(MarkedThreads.asNeeded("token"))
                .retryOptions(retries());
        if (!MICROSOFT_LOGINS.contains(authority.getHost())) {
            builder.disableInstanceDiscovery();
        }
        return builder;
    }

    /** Without the environment's HTTPS_PROXY, which is not looked at for Graph itself either. */
    private static HttpClient httpClient(GraphNetwork network) {
        return new OkHttpAsyncHttpClientBuilder(GraphHttpClient.forTokens(CONNECT_TIMEOUT, RESPONSE_TIMEOUT, network))
                .connectionTimeout(CONNECT_TIMEOUT)
                .responseTimeout(RESPONSE_TIMEOUT)
                .configuration(Configuration.NONE)
                .build();
    }

    /** As usual, but not after an answer that will be the same the next time. */
    private static RetryOptions retries() {
        return new RetryOptions(new ExponentialBackoffOptions()).setShouldRetryCondition(GraphCredentials::mayHelp);
    }

    private static boolean mayHelp(RequestRetryCondition last) {
        if (last.getResponse() != null) {
            int status = last.getResponse().getStatusCode();
            return status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_FAULT;
        }
        Throwable failure = last.getThrowable();
        return ObjectHelper.getException(UnusableAnswerException.class, failure) == null
                && ObjectHelper.getException(IOException.class, failure) != null;
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientCertificateCredential;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ManagedIdentityCredential;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCredentialsTest {
    private static final URI LOGIN = URI.create("https://login.microsoftonline.com");
    private static final String TENANT = "7d9d0d0e-0000-4000-8000-000000000001";
    private static final String CLIENT = "7d9d0d0e-0000-4000-8000-000000000002";

    @Test
    void makesEachCredentialWithoutAskingForAToken(@TempDir Path folder) {
        Path pem = folder.resolve("app.pem");

        assertThat(GraphCredentials.clientSecret(LOGIN, TENANT, CLIENT, "secret", GraphNetwork.OF_JVM))
                .isInstanceOf(ClientSecretCredential.class);
        assertThat(GraphCredentials.clientCertificate(LOGIN, TENANT, CLIENT, pem, null, GraphNetwork.OF_JVM))
                .isInstanceOf(ClientCertificateCredential.class);
        assertThat(GraphCredentials.clientCertificate(
                        LOGIN, TENANT, CLIENT, folder.resolve("app.PFX"), "password", GraphNetwork.OF_JVM))
                .isInstanceOf(ClientCertificateCredential.class);
        assertThat(GraphCredentials.managedIdentity(null)).isInstanceOf(ManagedIdentityCredential.class);
        assertThat(GraphCredentials.managedIdentity(CLIENT)).isInstanceOf(ManagedIdentityCredential.class);
    }

    @Test
    void takesTheLoginServiceOfAnotherCloud() {
        assertThat(GraphCredentials.clientSecret(
                        URI.create("https://login.microsoftonline.us"), TENANT, CLIENT, "secret", GraphNetwork.OF_JVM))
                .isInstanceOf(ClientSecretCredential.class);
    }

    @Test
    void refusesALoginServiceWithoutTls() {
        assertThatThrownBy(() -> GraphCredentials.clientSecret(
                        URI.create("http://login.example"), TENANT, CLIENT, "secret", GraphNetwork.OF_JVM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void wantsTheTokenFileOfAWorkloadIdentity() {
        assertThatThrownBy(() -> GraphCredentials.workloadIdentity(LOGIN, TENANT, CLIENT, GraphNetwork.OF_JVM)
                        .getTokenSync(new TokenRequestContext().addScopes("s/.default")))
                .isInstanceOf(RuntimeException.class);
    }
}

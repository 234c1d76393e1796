package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphExternalConfigurationTest {
    @Test
    void hasDefaultsForAllButOperationAndCredential() {
        GraphExternalConfiguration configuration = new GraphExternalConfiguration();

        assertThat(configuration.getBaseUrl()).isEqualTo("https://graph.microsoft.com/v1.0");
        assertThat(configuration.getCloud()).isEqualTo(GraphCloud.GLOBAL);
        assertThat(configuration.getWriters()).isNull();
        assertThat(configuration.isCompareOnly()).isFalse();
        assertThat(configuration.getMaxAttempts()).isEqualTo(8);
        assertThat(configuration.getRetryDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.getResponseTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(configuration.getProvisionTimeout()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.microsoft.us/v1.0",
                "http://localhost:8080/v1.0",
                "http://127.0.0.1/v1.0",
                "http://[::1]:80/v1.0"
            })
    void takesHttpsAndThisMachine(String baseUrl) {
        assertThatCode(() -> with(c -> c.setBaseUrl(baseUrl)).validate()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://graph.microsoft.com/v1.0", "ftp://localhost/v1.0", "graph.microsoft.com"})
    void refusesAddressesThatWouldCarryATokenInTheOpen(String baseUrl) {
        assertThatThrownBy(() -> with(c -> c.setBaseUrl(baseUrl)).validate())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("kestrel", "baseUrl", baseUrl);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 26, -1})
    void refusesWritersOutside1To25(int writers) {
        assertThatThrownBy(() -> with(c -> c.setWriters(writers)).validate())
                .hasMessageContainingAll("writers", "1 to 25", String.valueOf(writers));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> with(c -> c.setOperation(null)).validate()).hasMessageContaining("operation");
        assertThatThrownBy(() -> with(c -> c.setCredential(null)).validate()).hasMessageContaining("credential");
        assertThatThrownBy(() -> with(c -> c.setMaxAttempts(0)).validate()).hasMessageContaining("maxAttempts");
    }

    @Test
    void copiesAreIndependent() {
        GraphExternalConfiguration original = with(c -> {});
        GraphExternalConfiguration copy = original.copy();

        copy.setWriters(3);

        assertThat(original.getWriters()).isNull();
        assertThat(copy.getCredential()).isSameAs(original.getCredential());
    }

    private static GraphExternalConfiguration with(Consumer<GraphExternalConfiguration> change) {
        GraphExternalConfiguration configuration = new GraphExternalConfiguration();
        configuration.setConnectionId("kestrel");
        configuration.setOperation(GraphExternalOperation.PUT_ITEM);
        configuration.setCredential(GraphCredentials.staticToken("t"));
        change.accept(configuration);
        return configuration;
    }
}

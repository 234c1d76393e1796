package org.schedulesconnector.operations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.settings.OperationsSettings;
import org.schedulesconnector.settings.Secret;

class ApiGateTest {
    private static final String TOKEN = "a-token-that-is-long-enough";

    private final Exchange call = new DefaultExchange(new DefaultCamelContext());
    private OperationsSettings settings = new OperationsSettings(true, "127.0.0.1", 8765, null);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8765", "localhost:9000", "LOCALHOST", "[::1]:8765"})
    void letsInWhoCallsThisMachine(String host) {
        calling("GET", "/api/status", "Host", host);

        assertThat(new ApiGate(settings).admit(call).kind()).isEqualTo(ApiCall.Kind.STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:8765", "0.0.0.0:8765", ""})
    void refusesAForeignNameThatPointsHere(String host) {
        calling("GET", "/api/status", "Host", host);

        assertThat(refusal().status()).isEqualTo(403);
    }

    @Test
    void takesTheHostFromTheAddressWhereThereIsNoHeader() {
        calling("GET", "/api/status", Exchange.HTTP_URL, "http://evil.example:8765/api/status");
        assertThat(refusal().status()).isEqualTo(403);

        calling("GET", "/api/status", Exchange.HTTP_URL, "http://127.0.0.1:8765/api/status");
        assertThat(new ApiGate(settings).admit(call).kind()).isEqualTo(ApiCall.Kind.STATUS);
    }

    @Test
    void letsAnotherNameInWithTheTokenOnly() {
        settings = new OperationsSettings(true, "0.0.0.0", 8765, new Secret(TOKEN));
        calling("GET", "/api/status", "Host", "connector.example:8765");
        assertThat(refusal().status()).isEqualTo(401);

        call.getMessage().setHeader("Authorization", "bearer " + TOKEN);

        assertThat(new ApiGate(settings).admit(call).kind()).isEqualTo(ApiCall.Kind.STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer a-token-that-is-long-enougH", "Basic YTpi", TOKEN})
    void refusesAChangeWithoutTheToken(String authorization) {
        settings = new OperationsSettings(true, "127.0.0.1", 8765, new Secret(TOKEN));
        calling("POST", "/api/crawls", "Host", "127.0.0.1", "Content-Type", "application/json");
        call.getMessage().setHeader("Authorization", authorization);

        assertThat(refusal().status()).isEqualTo(401);
        assertThat(refusal()).hasMessageNotContaining(TOKEN);
    }

    @Test
    void refusesAHeaderThatIsThereTwice() {
        calling("POST", "/api/crawls", "Host", "127.0.0.1");
        call.getMessage().setHeader("Content-Type", List.of("text/plain", "application/json"));

        assertThat(refusal().status()).isEqualTo(400);
    }

    @Test
    void takesTheScheduleFromThePath() {
        calling("POST", "/api/sync/PABC123", "Host", "localhost", "Content-Type", "application/json;charset=utf-8");

        assertThat(new ApiGate(settings).admit(call)).isEqualTo(new ApiCall(ApiCall.Kind.SYNC, "PABC123", null, null));
    }

    private void calling(String method, String path, String... headers) {
        call.getMessage().removeHeaders("*");
        call.getMessage().setHeader(Exchange.HTTP_METHOD, method);
        call.getMessage().setHeader(Exchange.HTTP_PATH, path);
        for (int i = 0; i < headers.length; i += 2) {
            call.getMessage().setHeader(headers[i], headers[i + 1]);
        }
    }

    private ApiProblem refusal() {
        return catchThrowableOfType(ApiProblem.class, () -> new ApiGate(settings).admit(call));
    }
}

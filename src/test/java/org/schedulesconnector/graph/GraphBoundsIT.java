package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.outbound.BombServer;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.outbound.Trust;

/** No answer of Graph or the login service, whatever its status and however it is packed, takes more memory than its bound. */
class GraphBoundsIT {
    private static final int MIB = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 404, 429, 503})
    void boundsAnswersOfGraph(int status) {
        try (BombServer bomb = new BombServer(null, 64 * MIB).answering(status);
                GraphCamel camel = new GraphCamel("http://" + bomb.authority() + "/v1.0")) {
            GraphException failure = camel.failure("getItem", "P1", "");

            assertThat(failure.kind()).isEqualTo(Kind.OVERSIZED_ANSWER);
            assertThat(failure).hasMessageContaining("longer than " + 16 * MIB + " bytes");
            assertThat(bomb.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, OVERSIZED_ANSWER", "400, OVERSIZED_ANSWER", "302, REDIRECTED"})
    void boundsAnswersOfTheLoginService(int status, Kind kind) {
        TestAuthority authority = new TestAuthority("Login CA");
        Trust trust = Trust.widenedBy(List.of(authority.certificate())).orElseThrow();
        try (BombServer bomb = new BombServer(authority.server("localhost"), 8 * MIB).answering(status)) {
            String id = "7d9d0d0e-0000-4000-8000-000000000001";
            TokenCredential credential = new GuardedCredential(
                    GraphCredentials.clientSecret(
                            URI.create("https://" + bomb.authority()),
                            id,
                            id,
                            "s3cret",
                            GraphNetwork.OF_JVM.trusting(trust.context(), trust.manager())),
                    MovableClock.stopped());

            GraphException failure = catchThrowableOfType(
                    GraphException.class,
                    () -> credential.getTokenSync(new TokenRequestContext().addScopes("https://g/.default")));

            assertThat(failure.kind()).isEqualTo(kind);
            if (kind == Kind.OVERSIZED_ANSWER) {
                assertThat(failure).hasMessageContaining("longer than " + MIB + " bytes");
            }
        }
    }
}

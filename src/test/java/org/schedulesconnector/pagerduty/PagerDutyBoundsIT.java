package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.outbound.BombServer;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.pagerduty.StubPagerDuty.Reply;
import org.schedulesconnector.settings.PagerDutySettings;

/** No answer of PagerDuty, whatever its status and however it is packed, takes more memory than its bound. */
class PagerDutyBoundsIT {
    private static final int MIB = 1024 * 1024;
    private static final PagerDutyHttp.Limits LIMITS =
            new PagerDutyHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), MIB);

    private final BombServer bomb = new BombServer(null, 64 * MIB);
    private final StubPagerDuty stub = new StubPagerDuty();

    @AfterEach
    void close() {
        bomb.close();
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 404, 429, 503})
    void boundsAnswersOfTheApi(int status) throws Exception {
        bomb.answering(status);
        stub.address = URI.create("http://" + bomb.authority());

        requireBound(stub.withKey(), MIB);
    }

    /** A 401 is read to its end before the token is renewed. */
    @Test
    void boundsTheRefusalOfAToken() throws Exception {
        stub.api = call -> Reply.of(401, " ".repeat(2 * MIB));

        requireBound(stub.withApp(), MIB);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 500})
    void boundsAnswersOfTheTokenEndpoint(int status) throws Exception {
        bomb.answering(status);
        stub.address = URI.create("http://" + bomb.authority());

        requireBound(stub.withApp(), MIB);
    }

    private void requireBound(PagerDutySettings settings, int bytes) throws Exception {
        try (PagerDutyRoutes routes = new PagerDutyRoutes(settings, LIMITS)) {
            PagerDutyException failure = catchThrowableOfType(
                    PagerDutyException.class, () -> routes.get(new PagerDutyRequests().abilities()));

            assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(failure).hasMessageContaining("longer than " + bytes + " bytes");
            assertThat(bomb.requests()).isLessThan(2);
        }
    }
}

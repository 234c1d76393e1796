package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.graph.GraphException.Kind;
import reactor.core.publisher.Mono;

class GuardedCredentialTest {
    private static final MovableClock CLOCK = MovableClock.stopped();

    private static final TokenRequestContext CONTEXT =
            new TokenRequestContext().addScopes("https://graph.microsoft.com/.default");

    @ParameterizedTest
    @CsvSource({
        "AADSTS7000215, the client secret is wrong",
        "AADSTS7000222, has expired",
        "AADSTS700016, no such application",
        "AADSTS700027, not registered",
        "AADSTS900023, not that of a tenant"
    })
    void putsCommonLoginFailuresInPlainWords(String code, String words) {
        GraphException failure = failureOf(new IllegalStateException(code + ": something technical\nTrace ID: 1"));

        assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(failure).hasMessageContainingAll(words, code);
    }

    @Test
    void keepsTheFirstLineOfWhatItDoesNotKnow() {
        GraphException failure = failureOf(new IllegalStateException("AADSTS50000: strange\nTrace ID: 1"));

        assertThat(failure).hasMessageContaining("AADSTS50000: strange").hasMessageNotContaining("Trace ID");
    }

    @Test
    void takesALoginServiceThatIsNotReachedForSomethingThatPasses() {
        GraphException failure = failureOf(new RuntimeException(new UnknownHostException("login.example")));

        assertThat(failure.kind()).isEqualTo(Kind.IO);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void handsTheTokenOnAsItIs() {
        TokenCredential guarded = new GuardedCredential(GraphCredentials.staticToken("secret-token"), CLOCK);

        assertThat(guarded.getTokenSync(CONTEXT).getToken()).isEqualTo("secret-token");
        assertThat(guarded.getToken(CONTEXT).block().getToken()).isEqualTo("secret-token");
    }

    @Test
    void showsARefusedSecretNotAgainForAMinute() {
        MovableClock clock = MovableClock.stopped();
        AtomicInteger shown = new AtomicInteger();
        TokenCredential refusing = context -> {
            shown.incrementAndGet();
            return Mono.error(new IllegalStateException("AADSTS7000215: Invalid client secret"));
        };
        GuardedCredential guarded = new GuardedCredential(refusing, clock);

        for (int i = 0; i < 5; i++) {
            GraphException failure = catchThrowableOfType(GraphException.class, () -> guarded.getTokenSync(CONTEXT));
            assertThat(failure.loginCode()).contains("AADSTS7000215");
        }
        assertThat(shown).hasValue(1);

        clock.advance(Duration.ofMinutes(1));
        catchThrowableOfType(GraphException.class, () -> guarded.getTokenSync(CONTEXT));
        assertThat(shown).hasValue(2);
    }

    private static GraphException failureOf(RuntimeException failure) {
        TokenCredential failing = context -> Mono.error(failure);
        return catchThrowableOfType(
                GraphException.class, () -> new GuardedCredential(failing, CLOCK).getTokenSync(CONTEXT));
    }
}

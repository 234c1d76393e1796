package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PagerDutyAnswersTest {
    private final PagerDutyAnswers answers = new PagerDutyAnswers(Clock.systemUTC());

    @Test
    void tellsOfABrokenConnectionWithThePathThatWasAsked() throws IOException {
        Exchange exchange = caught(new ConnectException("Connection refused"));

        PagerDutyException told = catchThrowableOfType(PagerDutyException.class, () -> answers.broken(exchange));

        assertThat(told.isRetryable()).isTrue();
        assertThat(told).hasMessageContaining("/users").hasMessageContaining("Connection refused");
    }

    /** Camel's doTry catches by any cause: a token that could not be fetched arrives as one of the network's failures. */
    @Test
    void passesOnWhyThereWasNoToken() throws IOException {
        PagerDutyException noToken = PagerDutyException.of(PagerDutyException.Kind.UNAVAILABLE)
                .path("/oauth/token")
                .cause(new ConnectException("Connection refused"))
                .build();
        Exchange exchange = caught(noToken);

        PagerDutyException told = catchThrowableOfType(PagerDutyException.class, () -> answers.broken(exchange));

        assertThat(told).isSameAs(noToken);
    }

    private static Exchange caught(Exception exception) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.setVariable("request", new PagerDutyRequest(ApiFamily.CLASSIC, "/users", "", "users"));
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, exception);
            return exchange;
        }
    }
}

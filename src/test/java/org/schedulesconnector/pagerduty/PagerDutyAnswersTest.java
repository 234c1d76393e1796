package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'users':{}}",
                "{'users':null}",
                "{'users':'none'}",
                "[]",
                "{}",
                "null",
                "{'users':[],'users':[]}",
                "{'users':[]} {}",
                ""
            })
    void takesNothingButAListForAList(String body) throws IOException {
        assertThat(refusalOf(200, body.replace('\'', '"')).kind()).isEqualTo(PagerDutyException.Kind.MALFORMED);
    }

    /** Two such answers would be the evidence for a deletion. */
    @ParameterizedTest
    @ValueSource(strings = {"", "<html>404</html>", "{}", "[]", "{'error':''}", "{'error':null}", "not found"})
    void doesNotTakeAProxysWordThatSomethingIsGone(String body) throws IOException {
        assertThat(refusalOf(404, body.replace('\'', '"')).kind()).isEqualTo(PagerDutyException.Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'Not Found','code':2100}}",
                "{'error':{'message':'Schedule not found','code':3004,'errors':[]}}",
                "{'error':'Not Found'}",
                "{'error':['Not Found']}"
            })
    void takesPagerDutysWordInAnyOfItsShapes(String body) throws IOException {
        assertThat(refusalOf(404, body.replace('\'', '"')).kind()).isEqualTo(PagerDutyException.Kind.NOT_FOUND);
    }

    private PagerDutyException refusalOf(int status, String body) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.setVariable("request", new PagerDutyRequest(ApiFamily.CLASSIC, "/users", "", "users"));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
            return catchThrowableOfType(PagerDutyException.class, () -> answers.read(exchange));
        }
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

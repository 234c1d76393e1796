package org.schedulesconnector.operations.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.outbound.TestProxy;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifyFormat;
import org.schedulesconnector.settings.NotifySettings;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.Secret;

/** One post to a real server, and what is said of it. */
class WebhookIT {
    private static final TestAuthority COMPANY = new TestAuthority("Kestrel CA");

    private final WebhookServer server = new WebhookServer();
    private final Clock clock = MovableClock.stopped();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void postsJsonWithTheAuthorizationOfTheSettings() {
        Delivery delivery = webhook(server.url(), OutboundSettings.OF_JVM).post("{\"text\":\"ä\"}");

        assertThat(delivery.isDone()).isTrue();
        assertThat(server.posted()).singleElement().satisfies(posted -> {
            assertThat(posted.method()).isEqualTo("POST");
            assertThat(posted.contentType()).isEqualTo("application/json; charset=UTF-8");
            assertThat(posted.authorization()).isEqualTo("Bearer abc");
            assertThat(posted.body().path("text").asText()).isEqualTo("ä");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "302, Redirects are not followed",
        "401, Check notify.webhook-url",
        "404, Check notify.webhook-url",
        "407, Set notify.proxy-user",
        "429, ",
        "503, "
    })
    void saysWhatIsWrongWithoutTheAddressAndAsksOnce(int status, String remedy) {
        server.answer(status, Map.of("Location", server.url() + "elsewhere", "Retry-After", "1"));

        Delivery delivery = webhook(server.url(), OutboundSettings.OF_JVM).post("{}");

        assertThat(delivery.problem()).contains("answered " + status);
        assertThat(String.valueOf(delivery.remedy())).contains(String.valueOf(remedy));
        assertThat(delivery.toString()).doesNotContain(WebhookServer.SECRET, "127.0.0.1");
        assertThat(server.posted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "90, PT90S",
        "' 7 ', PT7S",
        "'Tue, 08 Sep 2026 10:02:00 GMT', PT1M59.877S",
        "'Tue, 08 Sep 2026 09:02:00 GMT', PT0S",
        "-5, PT0S",
        "soon, PT0S",
        "99999999999999999999, PT0S"
    })
    void readsHowLongItIsToBeLeftAlone(String header, Duration wait) {
        server.answer(503, Map.of("Retry-After", header));

        assertThat(webhook(server.url(), OutboundSettings.OF_JVM).post("{}").retryAfter())
                .isEqualTo(wait);
    }

    @Test
    void saysThatNobodyListensWithoutTheAddress() {
        String url = "http://127.0.0.1:" + FreePort.find() + "/" + WebhookServer.SECRET;

        Delivery delivery = webhook(url, OutboundSettings.OF_JVM).post("{}");

        assertThat(delivery.problem()).isEqualTo("no connection to the webhook can be made");
        assertThat(delivery.remedy()).contains("notify.proxy");
        assertThat(delivery.toString()).doesNotContain(WebhookServer.SECRET);
    }

    @Test
    void trustsTheAuthorityOfTheSettingsAndPassesTheirProxy() {
        try (WebhookServer secure = new WebhookServer(COMPANY.server("hooks.example"));
                TestProxy proxy = new TestProxy().leadingTo(secure.port()).wanting("robot", "p4ss")) {
            String url = "https://hooks.example/services/" + WebhookServer.SECRET;
            List<X509Certificate> company = List.of(COMPANY.certificate());

            assertThat(webhook(url, new OutboundSettings(company, proxy.address(), "robot", new Secret("p4ss")))
                            .post("{}"))
                    .isEqualTo(Delivery.DONE);
            assertThat(webhook(url, new OutboundSettings(company, proxy.address(), null, null))
                            .post("{}")
                            .problem())
                    .isEqualTo("the proxy answered 407");
            assertThat(secure.posted()).singleElement().satisfies(posted -> assertThat(posted.authorization())
                    .isEqualTo("Bearer abc"));
        }
    }

    @Test
    void refusesAnUnknownAuthorityAndSendsNothing() {
        try (WebhookServer secure = new WebhookServer(COMPANY.server("localhost"))) {
            Delivery delivery = webhook(secure.url(), OutboundSettings.OF_JVM).post("{}");

            assertThat(delivery.problem()).contains("certificate is not trusted");
            assertThat(delivery.remedy()).contains("notify.ca-file");
            assertThat(secure.posted()).isEmpty();
        }
    }

    private Webhook webhook(String url, OutboundSettings outbound) {
        return new Webhook(
                new NotifySettings(
                        new Secret(url),
                        new Secret("Bearer abc"),
                        NotifyFormat.JSON,
                        Set.of(NotifyCondition.FAILED),
                        Duration.ZERO,
                        null,
                        outbound),
                clock);
    }
}

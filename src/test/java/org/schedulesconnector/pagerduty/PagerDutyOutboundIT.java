package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.outbound.TestProxy;
import org.schedulesconnector.pagerduty.PagerDutyException.Kind;
import org.schedulesconnector.pagerduty.StubPagerDuty.Reply;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Secret;

/** The way to PagerDuty over real TLS, with and without a real proxy: by the route, and to the token endpoint. */
class PagerDutyOutboundIT {
    private static final TestAuthority COMPANY = new TestAuthority("Kestrel CA");
    private static final PagerDutyRequest ABILITIES = new PagerDutyRequests().abilities();
    private static final String NAME = "api.pagerduty.test";

    private StubPagerDuty stub = new StubPagerDuty(COMPANY.server("localhost"));
    private final TestProxy proxy = new TestProxy();

    @AfterEach
    void close() {
        stub.close();
        proxy.close();
    }

    @Test
    void trustsTheOwnAuthorityForTheApiAndForTokens() throws Exception {
        stub.outbound = trusting(COMPANY.certificate());
        stub.api = stub.guarded(found());

        assertThat(get(stub.withApp()).path("abilities")).isEmpty();
        assertThat(stub.tokenRequests).hasSize(1);
    }

    @Test
    void refusesAnUnknownAuthorityAndSendsNothing() {
        PagerDutyException api = failure(stub.withKey());
        PagerDutyException token = failure(stub.withApp());

        assertThat(List.of(api, token)).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure)
                    .hasMessageContainingAll(
                            "the certificate of localhost comes from an authority that is not trusted",
                            "pagerduty.ca-file");
        });
        assertThat(api).hasMessageStartingWith("PagerDuty GET /abilities: ");
        assertThat(token).hasMessageStartingWith("PagerDuty POST /oauth/token: ");
        assertThat(stub.calls).isEmpty();
        assertThat(stub.tokenRequests).isEmpty();
    }

    @Test
    void refusesACertificateForAnotherName() {
        show(COMPANY.server("other.example"));

        assertThat(failure(stub.withKey()).kind()).isEqualTo(Kind.UNTRUSTED);
        assertThat(failure(stub.withApp())).hasMessageContaining("the certificate of localhost is for another name");
        assertThat(stub.calls).isEmpty();
        assertThat(stub.tokenRequests).isEmpty();
    }

    @Test
    void refusesACertificateThatHasExpired() {
        show(COMPANY.server("localhost", Duration.ofDays(-1)));

        assertThat(failure(stub.withKey())).hasMessageContaining("the certificate of localhost has expired");
        assertThat(stub.calls).isEmpty();
    }

    @Test
    void passesTheProxyForTheApiAndForTokens() throws Exception {
        throughProxy(null, null);
        stub.api = stub.guarded(found());

        get(stub.withApp());

        assertThat(proxy.asked()).containsExactly("CONNECT " + NAME + ":443", "CONNECT " + NAME + ":443");
        assertThat(proxy.signedIn()).containsOnly("");
        assertThat(stub.calls).hasSize(1);
    }

    @Test
    void signsInToTheProxyAndToNobodyElse() throws Exception {
        throughProxy("robot", "p4ss");
        proxy.wanting("robot", "p4ss");
        stub.api = call -> call.number() == 1
                ? Reply.error(401, 2006).with("WWW-Authenticate", "Basic realm=\"trap\"")
                : found().apply(call);

        PagerDutyException refused = failure(stub.withKey());
        get(stub.withApp());

        assertThat(refused.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(proxy.signedIn()).hasSizeGreaterThan(1).doesNotContain("");
        assertThat(stub.calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.header("Proxy-authorization")).isEmpty();
            assertThat(call.header("Authorization")).doesNotStartWith("Basic");
        });
        assertThat(proxy.asked()).allMatch(line -> line.startsWith("CONNECT "));
    }

    @Test
    void saysThatTheProxyWantsSomebodyElseToSignIn() {
        throughProxy("robot", "wr0ng");
        proxy.wanting("robot", "p4ss");

        assertThat(List.of(failure(stub.withKey()), failure(stub.withApp()))).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.PROXY);
            assertThat(failure)
                    .hasMessageContainingAll("the proxy answered 407", "pagerduty.proxy-password")
                    .hasMessageNotContaining("wr0ng");
        });
    }

    @Test
    void asksForNobodyToSignInWhereNobodyIsSet() {
        throughProxy(null, null);
        proxy.wanting("robot", "p4ss");

        assertThat(failure(stub.withKey())).hasMessageContainingAll("the proxy answered 407", "pagerduty.proxy-user");
    }

    /** HttpClient hands on what a proxy answers to CONNECT as if the server had said it. */
    @ParameterizedTest
    @ValueSource(ints = {204, 401, 403, 404})
    void takesNoAnswerOfAProxyForOneOfPagerDuty(int status) {
        throughProxy(null, null);
        proxy.refusing(status);

        PagerDutyException failure = failure(stub.withKey());

        assertThat(failure.kind()).isEqualTo(Kind.PROXY);
        assertThat(failure.isNotFound()).isFalse();
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure).hasMessageContaining("the proxy answered " + status);
        assertThat(proxy.asked()).hasSize(1);
    }

    @Test
    void asksAgainWhenTheProxyHasAFault() throws Exception {
        throughProxy(null, null);
        proxy.refusing(502);
        stub.api = found();
        try (PagerDutyRoutes routes = new PagerDutyRoutes(stub.withKey())) {
            PagerDutyException failure = catchThrowableOfType(PagerDutyException.class, () -> routes.get(ABILITIES));

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(proxy.asked()).hasSizeGreaterThan(1);
        }
    }

    private void throughProxy(String user, String password) {
        show(COMPANY.server(NAME));
        proxy.leadingTo(stub.port());
        stub.address = URI.create("https://" + NAME);
        stub.outbound = new OutboundSettings(
                List.of(COMPANY.certificate()), proxy.address(), user, password == null ? null : new Secret(password));
    }

    private void show(SSLContext identity) {
        stub.close();
        stub = new StubPagerDuty(identity);
        stub.outbound = trusting(COMPANY.certificate());
    }

    private static OutboundSettings trusting(X509Certificate authority) {
        return new OutboundSettings(List.of(authority), null, null, null);
    }

    private static Function<StubPagerDuty.Call, Reply> found() {
        return call -> Reply.json("{\"abilities\":[]}");
    }

    private static JsonNode get(PagerDutySettings settings) throws Exception {
        try (PagerDutyRoutes routes = new PagerDutyRoutes(settings)) {
            return routes.get(ABILITIES);
        }
    }

    private static PagerDutyException failure(PagerDutySettings settings) {
        return catchThrowableOfType(PagerDutyException.class, () -> get(settings));
    }
}

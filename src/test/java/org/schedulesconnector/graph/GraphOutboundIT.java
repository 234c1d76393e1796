package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.outbound.TestProxy;
import org.schedulesconnector.outbound.Trust;

/** The way to Graph and to the login service over real TLS, with and without a real proxy. */
class GraphOutboundIT {
    private static final TestAuthority COMPANY = new TestAuthority("Kestrel CA");
    private static final GraphNetwork TRUSTING = trusting();
    private static final String NAME = "graph.microsoft.test";
    private static final String TENANT = "7d9d0d0e-0000-4000-8000-000000000001";
    private static final String CLIENT = "7d9d0d0e-0000-4000-8000-000000000002";

    private FakeGraph graph = new FakeGraph(COMPANY.server("localhost"));
    private final TestProxy proxy = new TestProxy();

    @AfterEach
    void close() {
        graph.close();
        proxy.close();
    }

    @Test
    void trustsTheOwnAuthorityForGraphAndForTokens() {
        grantTokens();

        assertThat(ask(graph.host(), TRUSTING)).isNull();
        assertThat(tokenOf(graph.host(), TRUSTING)).isEqualTo("t0ken");
    }

    @Test
    void refusesAnUnknownAuthorityAndSendsNothing() {
        GraphException api = ask(graph.host(), GraphNetwork.OF_JVM);
        GraphException token = noToken(graph.host(), GraphNetwork.OF_JVM);

        assertThat(List.of(api, token)).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNTRUSTED);
            assertThat(failure)
                    .hasMessageContainingAll(
                            "the certificate of localhost comes from an authority that is not trusted",
                            "graph.ca-file");
        });
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void refusesACertificateForAnotherNameAndOneThatHasExpired() {
        show(COMPANY.server("other.example"));
        assertThat(ask(graph.host(), TRUSTING))
                .hasMessageContaining("the certificate of localhost is for another name");
        assertThat(noToken(graph.host(), TRUSTING).kind()).isEqualTo(Kind.UNTRUSTED);

        show(COMPANY.server("localhost", Duration.ofDays(-1)));
        assertThat(ask(graph.host(), TRUSTING)).hasMessageContaining("the certificate of localhost has expired");
        assertThat(graph.calls()).isEmpty();
    }

    @Test
    void passesTheProxyAndSignsInToItAndToNobodyElse() {
        show(COMPANY.server(NAME));
        proxy.leadingTo(graph.port()).wanting("robot", "p4ss");
        GraphNetwork network = throughProxy().as("robot", "p4ss");
        grantTokens();

        assertThat(ask("https://" + NAME, network)).isNull();
        assertThat(tokenOf("https://" + NAME, network)).isEqualTo("t0ken");

        assertThat(proxy.asked()).hasSize(2).containsOnly("CONNECT " + NAME + ":443");
        assertThat(proxy.signedIn()).doesNotContain("");
        assertThat(graph.calls())
                .allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Proxy-Authorization"));
    }

    @Test
    void saysThatTheProxyWantsSomebodyToSignIn() {
        proxy.leadingTo(graph.port()).wanting("robot", "p4ss");

        for (GraphNetwork network : List.of(throughProxy(), throughProxy().as("robot", "wr0ng"))) {
            assertThat(List.of(ask("https://" + NAME, network), noToken("https://" + NAME, network)))
                    .allSatisfy(failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.PROXY);
                        assertThat(failure)
                                .hasMessageContainingAll("the proxy answered 407", "graph.proxy-user")
                                .hasMessageNotContaining("wr0ng");
                    });
        }
        assertThat(graph.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void takesNoAnswerOfAProxyForOneOfGraph(int status) {
        proxy.refusing(status);

        assertThat(ask("https://" + NAME, throughProxy())).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.PROXY);
            assertThat(failure).hasMessageContaining("the proxy answered " + status);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNoRedirectOfTheLoginServiceAndSendsItsSecretToNobodyElse(int status) {
        try (FakeGraph elsewhere = new FakeGraph(COMPANY.server("localhost"))) {
            graph.plan("POST", "/token", redirect(status, elsewhere.host() + "/token"));

            GraphException failure = noToken(graph.host(), TRUSTING);

            assertThat(failure.kind()).isEqualTo(Kind.REDIRECTED);
            assertThat(failure)
                    .hasMessageContainingAll("localhost answered " + status, "a redirect, which is not followed");
            assertThat(graph.calls("POST", "/token")).hasSize(1);
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNoRedirectOfGraph(int status) {
        try (FakeGraph elsewhere = new FakeGraph()) {
            for (String place : List.of(elsewhere.baseUrl() + "/x", graph.baseUrl() + "/x")) {
                graph.plan("GET", "/items/P1", redirect(status, place));

                assertThat(ask(graph.host(), TRUSTING).kind()).isEqualTo(Kind.REDIRECTED);
            }
            assertThat(elsewhere.calls()).isEmpty();
            assertThat(graph.calls()).hasSize(2).allMatch(call -> call.path().endsWith("/items/P1"));
        }
    }

    private void show(SSLContext identity) {
        graph.close();
        graph = new FakeGraph(identity);
    }

    private GraphNetwork throughProxy() {
        return TRUSTING.through(proxy.address().getHost(), proxy.address().getPort());
    }

    private void grantTokens() {
        graph.plan(
                "POST",
                "/token",
                Planned.json("{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
    }

    private static Planned redirect(int status, String location) {
        return new Planned(false, status, Map.of("Location", location), "");
    }

    /** Why an item could not be read; null when it could, or is not there. */
    private static GraphException ask(String host, GraphNetwork network) {
        try (GraphCamel camel = new GraphCamel(host + "/v1.0")) {
            camel.context().getRegistry().bind("network", network);
            return camel.failure("getItem", "P1", "&maxAttempts=1&network=#network");
        }
    }

    private static String tokenOf(String host, GraphNetwork network) {
        return credential(host, network).getTokenSync(scope()).getToken();
    }

    private static GraphException noToken(String host, GraphNetwork network) {
        TokenCredential guarded = new GuardedCredential(credential(host, network), MovableClock.stopped());
        return catchThrowableOfType(GraphException.class, () -> guarded.getTokenSync(scope()));
    }

    private static TokenCredential credential(String host, GraphNetwork network) {
        return GraphCredentials.clientSecret(URI.create(host), TENANT, CLIENT, "s3cret", network);
    }

    private static TokenRequestContext scope() {
        return new TokenRequestContext().addScopes("https://graph.microsoft.com/.default");
    }

    private static GraphNetwork trusting() {
        Trust trust = Trust.widenedBy(List.of(COMPANY.certificate())).orElseThrow();
        return GraphNetwork.OF_JVM.trusting(trust.context(), trust.manager());
    }
}

package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.outbound.TestAuthority;
import org.schedulesconnector.outbound.TestProxy;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.Secret;

/** Reaching a server that speaks TLS, behind a proxy where one signs in. */
class ReachCheckTest {
    private static final TestAuthority COMPANY = new TestAuthority("Kestrel CA");
    private static final URI API = URI.create("https://api.pagerduty.test");

    private final CheckFindings findings = new CheckFindings();
    private HttpsServer server;
    private TestProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(COMPANY.server(API.getHost())));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        proxy = new TestProxy().leadingTo(server.getAddress().getPort()).wanting("robot", "p4ss");
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void signsInToTheProxyThatOpensTheTunnel() {
        assertThat(look("p4ss")).isTrue();

        assertThat(findings.all()).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(CheckFinding.State.OK);
            assertThat(found.detail()).isEqualTo("reached through " + proxy.address() + ", clocks agree");
        });
    }

    @Test
    void saysThatTheProxyRefusesThePassword() {
        assertThat(look("wr0ng")).isFalse();

        assertThat(findings.all()).singleElement().satisfies(found -> {
            assertThat(found.detail()).isEqualTo("the proxy answered 407");
            assertThat(found.remedy()).contains("pagerduty.proxy-user", "pagerduty.proxy-password");
        });
    }

    private boolean look(String password) {
        OutboundSettings outbound =
                new OutboundSettings(List.of(COMPANY.certificate()), proxy.address(), "robot", new Secret(password));
        return new ReachCheck(CheckFinding.Side.PAGERDUTY, outbound, "pagerduty", findings, Clock.systemUTC())
                .look("PagerDuty's API", API);
    }
}

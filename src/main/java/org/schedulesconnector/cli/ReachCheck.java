package org.schedulesconnector.cli;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.schedulesconnector.outbound.Trust;
import org.schedulesconnector.settings.OutboundSettings;

/** Whether a server can be reached at all: name, connection, proxy, TLS; and whether its clock and ours agree. Sends no credential. */
final class ReachCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEARABLE_SKEW = Duration.ofSeconds(60);
    private static final Duration FATAL_SKEW = Duration.ofMinutes(5);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final CheckFinding.Side side;
    private final OutboundSettings outbound;
    private final String prefix;
    private final CheckFindings findings;
    private final Clock clock;

    /** @param prefix of the settings of that side, such as {@code pagerduty} */
    ReachCheck(CheckFinding.Side side, OutboundSettings outbound, String prefix, CheckFindings findings, Clock clock) {
        this.side = side;
        this.outbound = outbound;
        this.prefix = prefix;
        this.findings = findings;
        this.clock = clock;
    }

    /** Looks at one server; returns whether it can be reached. */
    boolean look(String name, URI server) {
        String subject = name + " " + server.getHost();
        if (outbound.throughProxy().isEmpty() && !isResolved(subject, server)) {
            return false;
        }
        try {
            HttpResponse<Void> answer = client().send(
                            HttpRequest.newBuilder(server.resolve("/"))
                                    .timeout(PATIENCE)
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            return tell(subject, answer);
        } catch (IOException e) {
            findings.fail(side, subject, why(e), remedy(e));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isResolved(String subject, URI server) {
        try {
            InetAddress.getAllByName(server.getHost());
            return true;
        } catch (UnknownHostException e) {
            findings.fail(
                    side,
                    subject,
                    "its name cannot be resolved",
                    "Check DNS on this machine and the spelling; behind a proxy set " + prefix + ".proxy.");
            return false;
        }
    }

    private boolean tell(String subject, HttpResponse<Void> answer) {
        if (answer.statusCode() == PROXY_AUTHENTICATION_REQUIRED) {
            findings.fail(
                    side,
                    subject,
                    "the proxy answered 407",
                    "Set " + prefix + ".proxy-user and " + prefix + ".proxy-password.");
            return false;
        }
        Optional<Duration> skew = skew(answer);
        String reached = "reached"
                + outbound.throughProxy().map(proxy -> " through " + proxy).orElse("");
        if (skew.isPresent() && skew.get().compareTo(BEARABLE_SKEW) > 0) {
            String detail = reached + ", but its clock and this machine's differ by " + Ages.say(skew.get());
            String remedy = "Set this machine's clock (NTP): tokens, quotas and who is on call now depend on it.";
            if (skew.get().compareTo(FATAL_SKEW) > 0) {
                findings.fail(side, subject, detail, remedy);
            } else {
                findings.warn(side, subject, detail, remedy);
            }
        } else {
            findings.ok(
                    side, subject, reached + skew.map(known -> ", clocks agree").orElse(""));
        }
        return true;
    }

    private Optional<Duration> skew(HttpResponse<Void> answer) {
        return answer.headers().firstValue("Date").flatMap(text -> {
            try {
                Instant there = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(there, clock.instant()).abs());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static String why(IOException cause) {
        if (cause instanceof SSLException) {
            return "its certificate is not trusted, or no TLS is spoken there";
        }
        if (cause instanceof HttpTimeoutException) {
            return "it does not answer within " + PATIENCE.toSeconds() + " s";
        }
        return cause instanceof ConnectException
                ? "no connection can be made"
                : "the connection broke (" + cause.getClass().getSimpleName() + ")";
    }

    private String remedy(IOException cause) {
        if (cause instanceof SSLException) {
            return "If a proxy of your network opens TLS, name a file with its CA by " + prefix
                    + ".ca-file; verification cannot be switched off.";
        }
        return "Check the firewall and the way out of this machine; behind a proxy set " + prefix + ".proxy.";
    }

    private HttpClient client() {
        HttpClient.Builder client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER);
        Trust.widenedBy(outbound.authorities()).ifPresent(trust -> client.sslContext(trust.context()));
        outbound.throughProxy()
                .ifPresent(proxy ->
                        client.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort()))));
        if (outbound.proxyUser() != null) {
            client.authenticator(new ProxyAuthenticator(outbound));
        }
        return client.build();
    }

    private static final class ProxyAuthenticator extends Authenticator {
        private final OutboundSettings outbound;

        ProxyAuthenticator(OutboundSettings outbound) {
            this.outbound = outbound;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(
                            outbound.proxyUser(),
                            outbound.proxyPassword().reveal().toCharArray())
                    : null;
        }
    }
}

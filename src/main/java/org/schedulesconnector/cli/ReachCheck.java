package org.schedulesconnector.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
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
        if (!isProxied(server) && !isResolved(subject, server)) {
            return false;
        }
        AtomicBoolean turnedAway = new AtomicBoolean();
        Request root = new Request.Builder().url(server.resolve("/").toString()).build();
        try (Response answer = client(turnedAway).newCall(root).execute()) {
            return answer.code() == PROXY_AUTHENTICATION_REQUIRED ? turnedAway(subject) : reached(subject, answer);
        } catch (IOException e) {
            return turnedAway.get() ? turnedAway(subject) : unreachable(subject, e);
        }
    }

    /** By our settings or the JVM's: then the proxy resolves names. */
    private boolean isProxied(URI server) {
        ProxySelector ofJvm = ProxySelector.getDefault();
        return outbound.throughProxy().isPresent()
                || ofJvm != null && !List.of(Proxy.NO_PROXY).equals(ofJvm.select(server));
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

    private boolean turnedAway(String subject) {
        findings.fail(
                side,
                subject,
                "the proxy answered 407",
                "Set " + prefix + ".proxy-user and " + prefix + ".proxy-password.");
        return false;
    }

    private boolean unreachable(String subject, IOException cause) {
        findings.fail(side, subject, why(cause), remedy(cause));
        return false;
    }

    private boolean reached(String subject, Response answer) {
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

    private Optional<Duration> skew(Response answer) {
        return Optional.ofNullable(answer.header("Date")).flatMap(text -> {
            try {
                Instant there = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(there, clock.instant()).abs());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private String why(IOException cause) {
        if (cause instanceof SSLException) {
            return "its certificate is not trusted, or no TLS is spoken there";
        }
        if (cause instanceof SocketTimeoutException) {
            return "it does not answer within " + PATIENCE.toSeconds() + " s";
        }
        if (cause instanceof ConnectException) {
            return "no connection can be made";
        }
        return outbound.throughProxy()
                .map(proxy -> "the proxy " + proxy + " does not let it through (" + cause.getMessage() + ")")
                .orElse("the connection broke (" + cause.getClass().getSimpleName() + ")");
    }

    private String remedy(IOException cause) {
        if (cause instanceof SSLException) {
            return "If a proxy of your network opens TLS, name a file with its CA by " + prefix
                    + ".ca-file; verification cannot be switched off.";
        }
        return outbound.throughProxy().isPresent()
                ? "Check " + prefix + ".proxy, and what the proxy lets through."
                : "Check the firewall and the way out of this machine; behind a proxy set " + prefix + ".proxy.";
    }

    /** @param turnedAway set when the proxy does not take who signs in */
    private OkHttpClient client(AtomicBoolean turnedAway) {
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .connectTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .proxyAuthenticator(signingIn(turnedAway));
        Trust.widenedBy(outbound.authorities())
                .ifPresent(trust -> client.sslSocketFactory(trust.context().getSocketFactory(), trust.manager()));
        outbound.throughProxy()
                .ifPresent(proxy -> client.proxy(new Proxy(
                        Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()))));
        return client.build();
    }

    private Authenticator signingIn(AtomicBoolean turnedAway) {
        return (route, asked) -> {
            boolean tried = asked.request().header("Proxy-Authorization") != null;
            if (outbound.proxyUser() == null || tried) {
                turnedAway.set(asked.code() == PROXY_AUTHENTICATION_REQUIRED && !isAdvance(asked));
                return null;
            }
            String user = Credentials.basic(
                    outbound.proxyUser(), outbound.proxyPassword().reveal());
            return asked.request()
                    .newBuilder()
                    .header("Proxy-Authorization", user)
                    .build();
        };
    }

    /** OkHttp asks once by itself, before it knows the proxy's mind. */
    private static boolean isAdvance(Response asked) {
        return asked.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive"));
    }
}

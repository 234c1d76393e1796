package org.schedulesconnector.operations.notify;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.schedulesconnector.settings.NotifySettings;

/**
 * Posts messages to the webhook of the settings. Its address is a secret: it is in no answer, log line or exception. One post is one
 * request: no redirect is followed, nothing is repeated, and of the answer only the head is read. Thread-safe.
 */
public final class Webhook {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final NotifySettings settings;
    private final WebhookClients clients;
    private final Clock clock;

    /** @param settings of somebody who is to be told */
    Webhook(NotifySettings settings, Clock clock) {
        this.settings = settings;
        this.clients = new WebhookClients(settings.outbound(), PATIENCE);
        this.clock = clock;
    }

    /** Posts a message. Never throws for what happens on the way or at the webhook. */
    public Delivery post(String message) {
        URI address = URI.create(settings.webhookUrl().reveal());
        HttpPost post = new HttpPost(address);
        post.setHeader(HttpHeaders.USER_AGENT, "pagerduty-schedules-connector");
        if (settings.authorization() != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, settings.authorization().reveal());
        }
        post.setEntity(new StringEntity(message, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        inTime().execute(post::cancel);
        try (CloseableHttpClient client = clients.make();
                ClassicHttpResponse answer = client.executeOpen(HttpHost.create(address), post, null)) {
            return delivery(answer);
        } catch (IOException e) {
            return Delivery.failed(why(e), remedy(e));
        }
    }

    /** Time-outs count from byte to byte; this one ends an answer that trickles. */
    private static Executor inTime() {
        return CompletableFuture.delayedExecutor(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Delivery delivery(ClassicHttpResponse answer) {
        int status = answer.getCode();
        if (status >= 200 && status < 300) {
            return Delivery.DONE;
        }
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return Delivery.failed(
                    "the proxy answered 407", "Set notify.proxy-user and notify.proxy-password for notify.proxy.");
        }
        String remedy = status >= 300 && status < 400
                ? "Redirects are not followed: set notify.webhook-url to where it leads."
                : refused(status);
        return new Delivery("the webhook answered " + status, remedy, retryAfter(answer));
    }

    private static String refused(int status) {
        if (status == 429 || status >= 500) {
            return null;
        }
        return "Check notify.webhook-url, notify.authorization and notify.format: the webhook may be revoked, or take another"
                + " format.";
    }

    private Duration retryAfter(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null) {
            return Duration.ZERO;
        }
        String value = header.getValue().strip();
        try {
            Duration wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException noTime) {
            return Duration.ZERO;
        }
    }

    private static String why(IOException cause) {
        if (cause instanceof SSLException) {
            return "the webhook's certificate is not trusted, or no TLS is spoken there";
        }
        if (cause instanceof SocketTimeoutException) {
            return "the webhook did not answer within " + PATIENCE.toSeconds() + " s";
        }
        if (cause instanceof UnknownHostException) {
            return "the webhook's name cannot be resolved";
        }
        return cause instanceof ConnectException
                ? "no connection to the webhook can be made"
                : "the connection to the webhook broke (" + cause.getClass().getSimpleName() + ")";
    }

    private static String remedy(IOException cause) {
        return cause instanceof SSLException
                ? "If a proxy of your network opens TLS, name a file with its CA by notify.ca-file."
                : "Check notify.webhook-url and the way out of this machine; behind a proxy set notify.proxy.";
    }
}

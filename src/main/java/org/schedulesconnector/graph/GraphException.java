package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A request to Microsoft Graph that did not succeed, or one that was refused before it was sent. The message names the request,
 * what Graph said and what to do about it; it never holds a token.
 */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, and so who can mend it. */
    public enum Kind {
        /** 429: too many requests. */
        THROTTLED(
                true,
                "Nothing to do: it is repeated after the wait that Graph asks for; lower writers if it persists."),
        /** 500, 502, 503 or 504: the service has a fault. */
        UNAVAILABLE(true, "Nothing to do: it is repeated, and the next run repairs what is missing."),
        /** 408, or no answer within the time-out. */
        TIMEOUT(true, "Check the network; raise responseTimeout if the service is slow."),
        /** The connection could not be made or broke. */
        IO(true, "Check the network, the proxy and the base URL."),
        /** 401, or no token could be obtained. */
        AUTHENTICATION(
                false, "Check tenant, client id, credential and its expiry, and that cloud and login authority match."),
        /** 403. */
        FORBIDDEN(
                false,
                "Give the application ExternalConnection.ReadWrite.OwnedBy and ExternalItem.ReadWrite.OwnedBy with admin"
                        + " consent; a connection that another application owns answers the same."),
        /** 404: no such connection, item or group. */
        NOT_FOUND(false, "Provision the connection first; one that another application owns looks absent too."),
        /** 409: it exists, or something else is being done to it. */
        CONFLICT(false, "Run again; if it persists, look at the connection in the Microsoft 365 admin center."),
        /** Graph, or a rule checked here before sending, does not accept what was asked for. */
        INVALID(false, "Correct what the message names."),
        /** More than 4 MB. */
        TOO_LARGE(false, "Shorten the content or the properties."),
        /** The connection or the tenant holds as many items as it may. */
        QUOTA(false, "Delete items or raise the quota in the Microsoft 365 admin center."),
        /** The answer is not what Graph sends: HTML, a redirect, broken JSON. Often a proxy. */
        MALFORMED_ANSWER(true, "Check the base URL and whether a proxy answers in Graph's place."),
        /** The server is not who it should be, by its certificate, and was sent nothing. */
        UNTRUSTED(
                false,
                "If a proxy of your network opens TLS, name a file with its CA by graph.ca-file; verification cannot be"
                        + " switched off. Else check the base URL, the login authority and this machine's clock."),
        /** A proxy on the way refused; the service was not asked. */
        PROXY(false, "Check graph.proxy, graph.proxy-user and graph.proxy-password, and what the proxy lets through."),
        /** The answer points somewhere else, and no redirect is followed with a credential. */
        REDIRECTED(false, "Set the base URL and the login authority to the services themselves."),
        /** The answer is longer than any answer of Graph or the login service should be. */
        OVERSIZED_ANSWER(false, "Check what answers at the base URL and at the login authority."),
        /** What was asked for is impossible with the connection as it is. */
        REFUSED(false, "Do as the message says."),
        /** The right to write was taken away before the request was sent. */
        WITHDRAWN(false, "Nothing to do: whoever has the right to write does what is left."),
        /** The component was stopped while the request waited. */
        CLOSED(false, "Start again; nothing is lost.");

        private final boolean retryable;
        private final String remedy;

        Kind(boolean retryable, String remedy) {
            this.retryable = retryable;
            this.remedy = remedy;
        }

        /** Whether the same request may succeed later. */
        public boolean isRetryable() {
            return retryable;
        }

        /** One or two sentences on what a person can do. */
        public String remedy() {
            return remedy;
        }
    }

    /**
     * The request and Graph's answer to it.
     *
     * @param method HTTP method, not null
     * @param path path of the address, not null
     * @param status HTTP status; 0 when there was no answer
     * @param code Graph's error code; null when it sent none
     * @param requestId Graph's id of the request, for support cases; null when it sent none
     * @param clientRequestId our id of the request, sent with it
     */
    public record Evidence(
            String method, String path, int status, String code, String requestId, String clientRequestId) {
        public Evidence {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(path, "path");
        }
    }

    private final Kind kind;
    private final String summary;
    private final String remedy;
    private final transient Evidence evidence;
    private final Duration retryAfter;
    private final int attempts;
    private String loginCode;

    private GraphException(
            Kind kind,
            String summary,
            String remedy,
            Evidence evidence,
            Duration retryAfter,
            int attempts,
            Throwable cause) {
        super(sentence(summary, remedy, evidence, attempts), cause);
        this.kind = kind;
        this.summary = summary;
        this.remedy = remedy;
        this.evidence = evidence;
        this.retryAfter = retryAfter;
        this.attempts = attempts;
    }

    /** Something that was not sent, or an outcome that is not one answer's. */
    static GraphException of(Kind kind, String summary) {
        return new GraphException(kind, summary, kind.remedy(), null, null, 0, null);
    }

    static GraphException of(Kind kind, String summary, Throwable cause) {
        return new GraphException(kind, summary, kind.remedy(), null, null, 0, cause);
    }

    /**
     * One attempt that failed.
     *
     * @param retryAfter the wait the server asked for, null when it asked for none
     * @param cause null when there was an answer
     */
    static GraphException failed(Kind kind, String summary, Evidence evidence, Duration retryAfter, Throwable cause) {
        return new GraphException(kind, summary, kind.remedy(), evidence, retryAfter, 1, cause);
    }

    /** The same failure, known to be the last of so many attempts. */
    GraphException afterAttempts(int count) {
        return copy(remedy, count);
    }

    /** The same failure with a remedy that fits better than that of its kind. */
    GraphException withRemedy(String better) {
        return copy(better, attempts);
    }

    /** The same failure, known by the code of Microsoft's login service. */
    GraphException withLoginCode(String code) {
        GraphException copy = copy(remedy, attempts);
        copy.loginCode = code;
        return copy;
    }

    private GraphException copy(String newRemedy, int count) {
        GraphException copy = new GraphException(kind, summary, newRemedy, evidence, retryAfter, count, getCause());
        copy.setStackTrace(getStackTrace());
        copy.loginCode = loginCode;
        return copy;
    }

    public Kind kind() {
        return kind;
    }

    /** One or two sentences on what a person can do; the message ends with them. */
    public String remedy() {
        return remedy;
    }

    /** The code of Microsoft's login service, such as {@code AADSTS7000215}; empty when it told none. */
    public Optional<String> loginCode() {
        return Optional.ofNullable(loginCode);
    }

    /** The request and its answer; empty when nothing was sent. */
    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence);
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return evidence == null ? 0 : evidence.status();
    }

    /** Graph's id of the request; null when it sent none. */
    public String requestId() {
        return evidence == null ? null : evidence.requestId();
    }

    /** The wait that the last answer asked for. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** How many requests were made, 0 when none was. */
    public int attempts() {
        return attempts;
    }

    public boolean isRetryable() {
        return kind.isRetryable();
    }

    private static String sentence(String summary, String remedy, Evidence evidence, int attempts) {
        StringBuilder text = new StringBuilder();
        if (evidence != null) {
            text.append(evidence.method()).append(' ').append(evidence.path()).append(": ");
        }
        text.append(summary);
        if (evidence != null) {
            text.append(" (");
            if (evidence.requestId() != null) {
                text.append("request-id ").append(evidence.requestId()).append(", ");
            }
            text.append("client-request-id ").append(evidence.clientRequestId());
            text.append(", attempts ").append(attempts).append(')');
        }
        return text.append(". ").append(remedy).toString();
    }
}

package org.schedulesconnector.pagerduty;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.schedulesconnector.oncall.ScheduleKind;

/**
 * PagerDuty did not give what was asked for. Carries the evidence: what was asked, what was answered, and what to do about it.
 * Its message never holds a credential, a query string, or any part of an answer but PagerDuty's own error text.
 */
public final class PagerDutyException extends RuntimeException {
    /** What went wrong, as the one place that decides whether asking again can help. */
    public enum Kind {
        /** The credential was refused, by the API or by the token endpoint. */
        AUTHENTICATION(
                false,
                "Check pagerduty.region first: a key of the other region is refused too. Then check pagerduty.client-id and"
                        + " pagerduty.client-secret, or pagerduty.api-token, whether it was revoked, and pagerduty.subdomain."),
        /** The credential is good but may not read this; for an OAuth app a scope is missing. */
        FORBIDDEN(
                false,
                "Grant the Scoped OAuth app schedules.read, users.read, teams.read and audit_records.read,"
                        + " or use a key that may read the whole account."),
        /** The account's plan does not have this. */
        PLAN(false, "The feature that needs it stays off until the account's plan has it."),
        /** There is no such thing, or it is hidden from this credential. */
        NOT_FOUND(false, "It was deleted, or this credential may not see it."),
        /** The schedule is of the other kind and must be read through the other family. */
        WRONG_KIND(false, "Read it through the other family of the API; schedules are upgraded in place."),
        /** PagerDuty does not accept the request as it is. */
        INVALID_REQUEST(false, "Please report this with the request id; a repetition does not help."),
        /** The answer points somewhere else, and no redirect is followed with a credential. */
        REDIRECTED(false, "Set pagerduty.base-url to the API itself, such as https://api.pagerduty.com."),
        /** The request was for another host than the configured one and was not sent. */
        FOREIGN_HOST(false, "Only the host of pagerduty.base-url is ever asked."),
        /** The server is not who it should be, by its certificate, and was sent nothing. */
        UNTRUSTED(false, "Name a file with the CA by pagerduty.ca-file; verification cannot be switched off."),
        /** A proxy on the way refused; PagerDuty was not asked. */
        PROXY(false, "Check pagerduty.proxy, and what the proxy lets through."),
        /** The answer is longer than any answer of PagerDuty should be. */
        TOO_LARGE(false, "Check what answers at pagerduty.base-url."),
        /** Too many requests. */
        RATE_LIMITED(true, "Lower pagerduty.requests-per-minute, or give the connector a credential of its own."),
        /** PagerDuty took too long. */
        TIMEOUT(true, "It is tried again; if it goes on, see status.pagerduty.com."),
        /** PagerDuty failed, or the connection to it did. */
        UNAVAILABLE(true, "It is tried again; if it goes on, check the network path and status.pagerduty.com."),
        /** The answer is cut or is not what the API documents. */
        MALFORMED(true, "It is tried again; if it goes on, check for a proxy between here and PagerDuty."),
        /** A listing could not be read to its end, so nothing may be concluded from what it lacks. */
        INCOMPLETE(
                false,
                "Nothing is deleted because of it. Give the account's objects teams, or names that a query can tell apart.");

        private final boolean retryable;
        private final String remedy;

        Kind(boolean retryable, String remedy) {
            this.retryable = retryable;
            this.remedy = remedy;
        }
    }

    static final String TOKEN_PATH = "/oauth/token";

    private final Kind kind;
    private final String path;
    private final Integer status;
    private final Integer code;
    private final String requestId;
    private final Duration retryAfter;
    private final String remedy;

    private PagerDutyException(Builder builder) {
        super(builder.describe(), builder.cause);
        this.kind = builder.kind;
        this.path = builder.path;
        this.status = builder.status;
        this.code = builder.code;
        this.requestId = builder.requestId;
        this.retryAfter = builder.retryAfter;
        this.remedy = builder.remedy();
    }

    static Builder of(Kind kind) {
        return new Builder(kind);
    }

    public Kind kind() {
        return kind;
    }

    /** The path that was asked, without query; null when no request was made. */
    public String path() {
        return path;
    }

    /** The HTTP status; empty when there was no answer. */
    public OptionalInt status() {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** PagerDuty's own error code; empty when it told none. */
    public OptionalInt code() {
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** What PagerDuty's support asks for; empty when it told none. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** How long the server says to wait before asking again; to be kept in full. Empty when it says nothing. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return kind.retryable;
    }

    /** What the operator can do, one or more sentences. */
    public String remedy() {
        return remedy;
    }

    private boolean isAboutToken() {
        return TOKEN_PATH.equals(path);
    }

    /** Whether the credential itself does not serve: then nothing else could be asked either. */
    public boolean isCredentialRefused() {
        return kind == Kind.AUTHENTICATION || isAboutToken() && !isRetryable();
    }

    /** Whether only this is not to be had, by the plan or by a scope, while the credential serves for the rest. */
    public boolean isWithheld() {
        return (kind == Kind.PLAN || kind == Kind.FORBIDDEN) && !isCredentialRefused();
    }

    /** Whether the family that was asked has no such schedule. Only both families together prove that it is gone. */
    public boolean isNotFound() {
        return kind == Kind.NOT_FOUND;
    }

    /** Whether the schedule exists, but in the other family than the one that was asked. */
    public boolean isOtherKind() {
        return kind == Kind.WRONG_KIND;
    }

    /** The kind that the schedule really is; empty unless {@link #isOtherKind()}. */
    public Optional<ScheduleKind> actualKind() {
        if (!isOtherKind()) {
            return Optional.empty();
        }
        return Optional.of(path.startsWith("/v3/") ? ScheduleKind.LAYER_BASED : ScheduleKind.SHIFT_BASED);
    }

    /** Collects the evidence. */
    static final class Builder {
        private final Kind kind;
        private String method = "GET";
        private String path;
        private Integer status;
        private Integer code;
        private String message;
        private String requestId;
        private Duration retryAfter;
        private String remedy;
        private Throwable cause;

        private Builder(Kind kind) {
            this.kind = Objects.requireNonNull(kind, "kind");
        }

        Builder method(String method) {
            this.method = method;
            return this;
        }

        Builder path(String path) {
            this.path = path;
            return this;
        }

        Builder status(int status) {
            this.status = status;
            return this;
        }

        Builder error(ErrorBody error) {
            this.code = error.code();
            this.message = error.describe();
            return this;
        }

        Builder message(String message) {
            this.message = message;
            return this;
        }

        Builder requestId(String requestId) {
            this.requestId = requestId;
            return this;
        }

        Builder retryAfter(Duration retryAfter) {
            this.retryAfter = retryAfter;
            return this;
        }

        /** Replaces the kind's own remedy. */
        Builder remedy(String remedy) {
            this.remedy = remedy;
            return this;
        }

        /** Only causes whose messages hold nothing of an answer, such as those of the network. */
        Builder cause(Throwable cause) {
            this.cause = cause;
            return this;
        }

        PagerDutyException build() {
            return new PagerDutyException(this);
        }

        private String remedy() {
            return remedy == null ? kind.remedy : remedy;
        }

        private String describe() {
            StringBuilder text = new StringBuilder();
            if (path != null) {
                text.append("PagerDuty ")
                        .append(method)
                        .append(' ')
                        .append(path)
                        .append(": ");
            }
            if (status != null) {
                text.append(status).append(' ');
            }
            text.append(kind);
            if (code != null) {
                text.append(" (code ").append(code).append(')');
            }
            if (message != null) {
                text.append(": ").append(message);
            }
            text.append(". ").append(remedy());
            if (requestId != null) {
                text.append(" Request id ").append(requestId).append('.');
            }
            return text.toString();
        }
    }
}

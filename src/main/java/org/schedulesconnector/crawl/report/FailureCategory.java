package org.schedulesconnector.crawl.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The one classification of failures: it labels the log line, the metric and the stored failure, and decides what stops a run. */
public enum FailureCategory {
    /** The credential was refused. */
    AUTHENTICATION(
            true,
            "Check the client id, the secret or certificate and the region or tenant, then start the crawl again."),
    /** The credential is good and lacks a scope, role or consent. */
    PERMISSION(
            true,
            "Grant the missing scope or application permission, have an administrator consent, then crawl again."),
    /** The account's plan does not include what was asked. */
    PLAN(true, "The account's plan does not include this: change the plan, or switch off what needs it."),
    /** The service asked to slow down until no more patience was left. */
    THROTTLED(
            false, "The next crawl tries again; if it happens often, lower the request rate or the number of writers."),
    /** No usable answer: network, time-out, or an error of the service. */
    UNAVAILABLE(
            false, "The next crawl tries again; if it lasts, look at the network and the status page of the service."),
    /** The item breaks a rule of Microsoft Graph. */
    INVALID_ITEM(
            false, "Correct the schedule or the connection's schema as the message says; the next crawl tries again."),
    /** The service refused a request as wrong. */
    INVALID_REQUEST(false, "Report this with the request id: the connector sent what the service does not take."),
    /** The answer could not be understood. */
    INVALID_ANSWER(false, "The next crawl tries again; if it stays, check for a proxy on the way, then report it."),
    /** A listing ended before everything was seen. */
    INCOMPLETE(false, "Nothing is deleted until a crawl sees the whole listing; the next crawl tries again."),
    /** What was asked for does not exist, or is hidden from the credential. */
    NOT_FOUND(false, "It may have been deleted meanwhile: the next crawl finds out."),
    /** Something else changed or owns it. */
    CONFLICT(false, "Make sure that no other application writes to this connection; the next crawl tries again."),
    /** The connection or the tenant is full. */
    QUOTA(false, "Free or buy capacity for external items; updates and deletions still work."),
    /** Who may see an item could not be settled, so it was not written. */
    ACCESS(false, "The next crawl synchronises the group again and then writes the item."),
    /** The ledger could not be read or written. */
    LEDGER(true, "Repair the database that state.url names; the next crawl goes on from what Graph has accepted."),
    /** A fault of the connector itself. */
    INTERNAL(false, "Report this with the log around it: it is a fault of the connector.");

    private final boolean stopsRun;
    private final String remedy;

    FailureCategory(boolean stopsRun, String remedy) {
        this.stopsRun = stopsRun;
        this.remedy = remedy;
    }

    /** Whether one such failure ends the whole run at once, because every further step would meet the same. */
    public boolean stopsRun() {
        return stopsRun;
    }

    /** One sentence: what to do about it. */
    public String remedy() {
        return remedy;
    }

    /** The word for metrics, logs and JSON, such as {@code invalid-item}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

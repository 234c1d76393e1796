package org.schedulesconnector.crawl.report;

import java.util.Objects;

/**
 * One thing that went wrong in a run. Made by {@link #of}, completed by the {@code with…} methods.
 *
 * @param subject what failed: an item id, or the name of a listing; not null
 * @param name the name people know it by; null when it has none
 * @param step the step of the crawl, such as {@code render} or {@code publish}, not null
 * @param source on whose side, not null
 * @param category what kind of failure, not null
 * @param status HTTP status; null when there was no answer
 * @param requestId the service's id of the request, for support cases; null when it sent none
 * @param message what happened, in whole sentences, without secrets and without the remedy, not null
 * @param remedy what to do about it, not null
 */
public record RunFailure(
        String subject,
        String name,
        String step,
        FailureSource source,
        FailureCategory category,
        Integer status,
        String requestId,
        String message,
        String remedy) {

    public RunFailure {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** A failure with its category's remedy, and no name, status or request id. */
    public static RunFailure of(
            String subject, String step, FailureSource source, FailureCategory category, String message) {
        return new RunFailure(subject, null, step, source, category, null, null, message, category.remedy());
    }

    public RunFailure withName(String name) {
        return new RunFailure(subject, name, step, source, category, status, requestId, message, remedy);
    }

    /** Adds what the service's answer told; either may be null. */
    public RunFailure withAnswer(Integer status, String requestId) {
        return new RunFailure(subject, name, step, source, category, status, requestId, message, remedy);
    }

    /** Replaces the category's remedy by one that fits the case better. */
    public RunFailure withRemedy(String remedy) {
        return new RunFailure(subject, name, step, source, category, status, requestId, message, remedy);
    }

    /** One line: where, what, on whose side, why and what to do. */
    public String toLine() {
        StringBuilder line = new StringBuilder(step).append(" failed for ").append(subject);
        if (name != null) {
            line.append(" \"").append(name).append('"');
        }
        line.append(" (").append(source.label()).append(", ").append(category.label());
        return Lines.single(line.append("): ").append(message).append(' ').append(remedy));
    }
}

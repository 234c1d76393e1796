package org.schedulesconnector.operations;

import java.time.Instant;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;

/**
 * What failed and has not healed, as HTTP and commands show it.
 *
 * @param subject what failed: an item's or group's id, or the name of a listing
 * @param name the name that people know it by; null when it has none
 * @param step the step that failed
 * @param source on whose side
 * @param category what kind of failure
 * @param status HTTP status; null when there was no answer
 * @param requestId the service's id of the request; null when it sent none
 * @param message what happened
 * @param remedy what to do about it
 * @param attempts how many runs in all failed at it
 * @param firstAt when it failed first
 * @param lastAt when it failed last
 */
public record FailureView(
        String subject,
        String name,
        String step,
        FailureSource source,
        FailureCategory category,
        Integer status,
        String requestId,
        String message,
        String remedy,
        int attempts,
        Instant firstAt,
        Instant lastAt) {
    static FailureView of(StoredFailure stored) {
        RunFailure failure = stored.failure();
        return new FailureView(
                failure.subject(),
                failure.name(),
                failure.step(),
                failure.source(),
                failure.category(),
                failure.status(),
                failure.requestId(),
                failure.message(),
                failure.remedy(),
                stored.attempts(),
                stored.firstAt(),
                stored.lastAt());
    }
}

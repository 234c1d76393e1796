package org.schedulesconnector.operations.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.crawl.report.FailureCategory;

/** What monitoring wants of the ledger, read at most once in five seconds, however often somebody asks. Thread-safe. */
final class LedgerView {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Seen seen;

    LedgerView(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The ledger at one moment.
     *
     * @param lastEnded the newest run that ended; null before the first, or when the ledger is away
     * @param freshSince when the newest run began that saw the whole account; null before the first, or when the ledger is away
     * @param failures how many failures are open, by category
     * @param unmapped people of PagerDuty without an account in Entra
     * @param leaseHeld whether a run is in progress, here or elsewhere
     * @param problem why the ledger tells nothing; null when it does
     */
    record Seen(
            CrawlRecord lastEnded,
            Instant freshSince,
            Map<FailureCategory, Long> failures,
            long unmapped,
            boolean leaseHeld,
            String problem) {

        boolean isAvailable() {
            return problem == null;
        }

        /** How old the index is; empty when that is not known. */
        Optional<Duration> age(Instant now) {
            return Optional.ofNullable(freshSince).map(since -> Duration.between(since, now));
        }
    }

    synchronized Seen read() {
        Instant now = clock.instant();
        if (readAt.plus(KEPT).isBefore(now)) {
            seen = ask();
            readAt = now;
        }
        return seen;
    }

    private Seen ask() {
        try {
            return new Seen(
                    ledger.crawls().latest(5).stream()
                            .filter(run -> !run.isOpen())
                            .findFirst()
                            .orElse(null),
                    ledger.crawls().latestWhole().map(CrawlRecord::startedAt).orElse(null),
                    ledger.failures().list().stream()
                            .collect(Collectors.groupingBy(
                                    known -> known.failure().category(), Collectors.counting())),
                    ledger.identities().load().values().stream()
                            .filter(identity -> identity.objectId() == null)
                            .count(),
                    ledger.lease().current().isPresent(),
                    null);
        } catch (LedgerException e) {
            return new Seen(null, null, Map.of(), 0, false, e.getMessage());
        }
    }
}

package org.schedulesconnector.crawl.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.schedulesconnector.settings.StateSettings;

/**
 * Replaces a ledger, damaged or not, by a new one that knows nothing but what Graph may hold. The full crawl that has to follow
 * writes every item again, and removes those whose schedules are gone.
 *
 * @param aside where the former file is, unchanged; null when there was none, or the ledger is in a server or in memory
 * @param salvage what was taken over
 */
public record LedgerRebuild(Path aside, Salvage salvage) {
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Where the former file is; empty when there is none. */
    public Optional<Path> movedTo() {
        return Optional.ofNullable(aside);
    }

    /**
     * Makes the new ledger. In a database that several connections share, the rows of this one alone are replaced.
     *
     * @throws LedgerException when another process has the file open or a run is in progress, or the new ledger cannot be made
     */
    public static LedgerRebuild perform(StateSettings settings, String connectionId, Clock clock) {
        LedgerAddress address = LedgerAddress.parse(settings.url());
        return address.product() == LedgerAddress.Product.H2_FILE
                ? new LedgerFile(address).rebuild(settings, connectionId, clock)
                : inPlace(settings, connectionId, clock);
    }

    private static LedgerRebuild inPlace(StateSettings settings, String connectionId, Clock clock) {
        try (JdbcLedger ledger = new JdbcLedger(Ledgers.connect(settings), connectionId, clock)) {
            LeaseAttempt attempt = ledger.lease().tryAcquire("ledger rebuild", LEASE);
            if (attempt instanceof LeaseAttempt.Held held) {
                throw new LedgerException(
                        "The ledger is not rebuilt. " + held.sentence(),
                        "Stop the service, or wait for its run.",
                        null);
            }
            Lease lease = ((LeaseAttempt.Acquired) attempt).lease();
            try {
                Salvage salvage = Salvage.of(ledger);
                ledger.startAnew(salvage);
                return new LedgerRebuild(null, salvage);
            } finally {
                ledger.lease().release(lease);
            }
        }
    }
}

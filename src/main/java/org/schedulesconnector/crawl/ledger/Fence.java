package org.schedulesconnector.crawl.ledger;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the writes of a run out once another has taken its lease over, as after a process stood still. While a lease is held, each
 * writing transaction looks whether it is still the newest one; with PostgreSQL the lease cannot be taken over before that transaction
 * has ended. Thread-safe.
 */
final class Fence {
    private static final String NEWEST = "SELECT holder, fencing_token FROM lease WHERE connection_id = :connection";
    private static final String HELD_UNTIL_COMMIT = " FOR SHARE";

    private final String query;
    private final AtomicReference<Guarded> guarded = new AtomicReference<>();

    Fence(LedgerAddress address) {
        query = address.isExclusive() ? NEWEST : NEWEST + HELD_UNTIL_COMMIT;
    }

    /** From now on writes count only while this lease is the newest. */
    void raise(String connectionId, Lease lease) {
        guarded.set(new Guarded(connectionId, lease.token()));
    }

    /** The lease was given back: what is written from now on belongs to no run. */
    void lower(Lease lease) {
        guarded.updateAndGet(now -> now != null && now.token() == lease.token() ? null : now);
    }

    /** @throws LeaseLostException when the lease that is held is not the newest any more */
    void check(Handle handle) {
        Guarded mine = guarded.get();
        if (mine == null) {
            return;
        }
        Optional<Newest> newest = handle.createQuery(query)
                .bind("connection", mine.connectionId())
                .map((row, context) -> new Newest(row.getString("holder"), row.getLong("fencing_token")))
                .findOne();
        if (newest.isEmpty() || newest.get().token() != mine.token()) {
            throw new LeaseLostException(newest.map(Newest::holder).orElse("nobody"));
        }
    }

    private record Guarded(String connectionId, long token) {}

    private record Newest(String holder, long token) {}
}

package org.schedulesconnector.crawl.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs statements in transactions. A transaction that lost a race (two inserts of one key, a deadlock) is repeated: that is how
 * "update, else insert" is atomic on both databases. Thread-safe.
 */
final class Database implements AutoCloseable {
    private static final int ATTEMPTS = 10;
    /** Unique violation, serialization failure, H2's and PostgreSQL's deadlocks, H2's concurrent update. */
    private static final Set<String> LOST_RACES = Set.of("23505", "40001", "40P01", "90131");

    private final LedgerAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Fence fence;

    Database(LedgerAddress address, HikariDataSource pool) {
        this(address, pool, Jdbi.create(pool).registerArgument(new Columns.InstantArgument()));
    }

    private Database(LedgerAddress address, HikariDataSource pool, Jdbi jdbi) {
        this.address = address;
        this.pool = pool;
        this.jdbi = jdbi;
        this.fence = new Fence(address);
    }

    /** The same database for one ledger, whose writes pass a fence of their own. */
    Database forLedger() {
        return new Database(address, pool, jdbi);
    }

    LedgerAddress address() {
        return address;
    }

    /** What the writes of a run have to pass. */
    Fence fence() {
        return fence;
    }

    /**
     * Changes something in one transaction, as {@link #transaction} does.
     *
     * @throws LeaseLostException when this process holds a lease that another has taken over meanwhile
     * @throws LedgerException when the database fails
     */
    <T> T write(String task, HandleCallback<T, RuntimeException> work) {
        return transaction(task, handle -> {
            fence.check(handle);
            return work.withHandle(handle);
        });
    }

    /**
     * Does work in one transaction. It may be done several times, of which the last one counts.
     *
     * @param task what it is for, after "could not": {@code load the items}
     * @throws LedgerException when the database fails
     */
    <T> T transaction(String task, HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                SQLException cause = sqlCause(e);
                boolean lostRace = cause != null && LOST_RACES.contains(String.valueOf(cause.getSQLState()));
                if (!lostRace || attempt == ATTEMPTS) {
                    throw DatabaseFailure.during(task, address, cause == null ? e : cause);
                }
            }
        }
    }

    /**
     * Puts what was committed where a killed process cannot take it back. PostgreSQL does so by itself; a file's commits follow
     * within some milliseconds, which is too late for what must be known before Graph is asked.
     */
    void keep() {
        if (address.product() == LedgerAddress.Product.H2_FILE) {
            transaction("write the ledger file", handle -> handle.execute("CHECKPOINT"));
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The driver's own exception: Jdbi's repeats the statement with all its arguments. */
    private static SQLException sqlCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}

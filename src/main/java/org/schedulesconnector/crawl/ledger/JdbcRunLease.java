package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * The lease in the table {@code lease}, one row per connection. Taking it is one conditional update, which the database lets one
 * of several win; the first lease ever is an insert, which the key lets one of several win.
 */
final class JdbcRunLease implements RunLease {
    private static final String PROCESS = UUID.randomUUID().toString();
    private static final String TAKE =
            """
            UPDATE lease SET holder = :holder, process_id = :process, fencing_token = fencing_token + 1,
              acquired_at = :now, heartbeat_at = :now, expires_at = :expires
            WHERE connection_id = :connection
              AND (expires_at <= :now OR (:exclusive AND process_id <> :process))
            """;
    private static final String CREATE =
            """
            INSERT INTO lease (connection_id, holder, process_id, fencing_token, acquired_at, heartbeat_at, expires_at)
            VALUES (:connection, :holder, :process, 1, :now, :now, :expires)
            """;
    private static final String WHERE_MINE = " WHERE connection_id = :connection AND fencing_token = :token";
    private static final String RENEW = "UPDATE lease SET heartbeat_at = :now, expires_at = :expires" + WHERE_MINE;
    /** A new token, so that what was released cannot be renewed. Free at once, also for a replica whose clock is behind. */
    private static final String RELEASE =
            "UPDATE lease SET fencing_token = fencing_token + 1, expires_at = acquired_at" + WHERE_MINE;

    private final Database database;
    private final String connectionId;
    private final Clock clock;

    JdbcRunLease(Database database, String connectionId, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.clock = clock;
    }

    @Override
    public LeaseAttempt tryAcquire(String holder, Duration timeToLive) {
        LeaseAttempt attempt = attempt(holder, timeToLive);
        if (attempt instanceof LeaseAttempt.Acquired acquired) {
            database.fence().raise(connectionId, acquired.lease());
        }
        return attempt;
    }

    private LeaseAttempt attempt(String holder, Duration timeToLive) {
        return database.transaction("take the lease", handle -> {
            Instant now = clock.instant();
            boolean taken = bindHolder(update(handle, TAKE, now), holder, now.plus(timeToLive))
                            .bind("exclusive", database.address().isExclusive())
                            .execute()
                    > 0;
            Optional<Lease> row = read(handle);
            if (row.isPresent()) {
                return taken ? new LeaseAttempt.Acquired(row.get()) : new LeaseAttempt.Held(row.get());
            }
            bindHolder(update(handle, CREATE, now), holder, now.plus(timeToLive))
                    .execute();
            return new LeaseAttempt.Acquired(read(handle).orElseThrow());
        });
    }

    @Override
    public boolean renew(Lease lease, Duration timeToLive) {
        return database.transaction("renew the lease", handle -> {
            Instant now = clock.instant();
            return update(handle, RENEW, now)
                            .bind("token", lease.token())
                            .bind("expires", now.plus(timeToLive))
                            .execute()
                    > 0;
        });
    }

    @Override
    public boolean release(Lease lease) {
        database.fence().lower(lease);
        return database.transaction(
                "release the lease",
                handle -> handle.createUpdate(RELEASE)
                                .bind("connection", connectionId)
                                .bind("token", lease.token())
                                .execute()
                        > 0);
    }

    @Override
    public Optional<Lease> current() {
        Instant now = clock.instant();
        return database.transaction("read the lease", this::read)
                .filter(lease -> lease.expiresAt().isAfter(now));
    }

    private static Update bindHolder(Update update, String holder, Instant expires) {
        return update.bind("holder", Columns.text(holder))
                .bind("process", PROCESS)
                .bind("expires", expires);
    }

    private Update update(Handle handle, String sql, Instant now) {
        return handle.createUpdate(sql).bind("connection", connectionId).bind("now", now);
    }

    private Optional<Lease> read(Handle handle) {
        return handle.createQuery("SELECT * FROM lease WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .map(JdbcRunLease::lease)
                .findOne();
    }

    private static Lease lease(ResultSet row, StatementContext context) throws SQLException {
        return new Lease(
                row.getString("holder"),
                row.getLong("fencing_token"),
                Columns.instant(row, "acquired_at"),
                Columns.instant(row, "heartbeat_at"),
                Columns.instant(row, "expires_at"));
    }
}

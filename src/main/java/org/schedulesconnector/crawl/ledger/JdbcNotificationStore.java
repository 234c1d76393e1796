package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.schedulesconnector.settings.NotifyCondition;

/**
 * Notifications in the tables {@code notifier}, one row per connection, and {@code open_condition}. Taking the turn is one conditional
 * update, which the database lets one of several win.
 */
final class JdbcNotificationStore implements NotificationStore {
    private static final String CREATE =
            """
            INSERT INTO notifier (connection_id, token, last_crawl_id, watched_since, looked_at, failures, not_before)
            SELECT :connection, 0,
              (SELECT COALESCE(MAX(crawl_id), 0) FROM crawl WHERE connection_id = :connection AND ended_at IS NOT NULL),
              CAST(:now AS TIMESTAMP(3) WITH TIME ZONE), CAST(:now AS TIMESTAMP(3) WITH TIME ZONE), 0,
              CAST(:now AS TIMESTAMP(3) WITH TIME ZONE)
            WHERE NOT EXISTS (SELECT 1 FROM notifier WHERE connection_id = :connection)
            """;
    private static final String TAKE =
            """
            UPDATE notifier SET token = token + 1, taken_until = :until
            WHERE connection_id = :connection AND (taken_until IS NULL OR taken_until <= :now)
            """;
    private static final String WHERE_MINE = " WHERE connection_id = :connection AND token = :token";
    private static final String SAVE =
            """
            UPDATE notifier SET taken_until = :until, last_crawl_id = :run, watched_since = :watched, looked_at = :looked,
              failures = :failures, not_before = :next
            """
                    + WHERE_MINE;
    private static final String GIVE_BACK = "UPDATE notifier SET taken_until = NULL" + WHERE_MINE;
    private static final String INSERT =
            """
            INSERT INTO open_condition (connection_id, name, since, crawl_id, told_at, healed_at)
            VALUES (:connection, :name, :since, :run, :told, :healed)
            """;

    private final Database database;
    private final String connectionId;
    private final Clock clock;

    JdbcNotificationStore(Database database, String connectionId, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.clock = clock;
    }

    @Override
    public Optional<Turn> take(Duration timeToLive) {
        return database.transaction("take the turn to notify", handle -> {
            Instant now = clock.instant();
            update(handle, CREATE).bind("now", now).execute();
            boolean taken = update(handle, TAKE)
                            .bind("now", now)
                            .bind("until", now.plus(timeToLive))
                            .execute()
                    > 0;
            return taken ? turn(handle) : Optional.empty();
        });
    }

    @Override
    public boolean save(Turn turn, Duration timeToLive) {
        return database.transaction("remember what is notified", handle -> {
            NotifierState state = turn.state();
            boolean mine = update(handle, SAVE)
                            .bind("token", turn.token())
                            .bind("until", clock.instant().plus(timeToLive))
                            .bind("run", state.lastRun())
                            .bind("watched", state.watchedSince())
                            .bind("looked", state.lookedAt())
                            .bind("failures", state.failures())
                            .bind("next", state.notBefore())
                            .execute()
                    > 0;
            if (mine) {
                replace(handle, state.conditions());
            }
            return mine;
        });
    }

    @Override
    public void giveBack(Turn turn) {
        database.transaction(
                "give the turn to notify back",
                handle -> update(handle, GIVE_BACK).bind("token", turn.token()).execute());
    }

    @Override
    public Optional<NotifierState> read() {
        return database.transaction("read what is notified", this::turn).map(Turn::state);
    }

    private void replace(Handle handle, List<OpenCondition> conditions) {
        update(handle, "DELETE FROM open_condition WHERE connection_id = :connection")
                .execute();
        if (conditions.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch(INSERT)) {
            conditions.forEach(open -> batch.bind("connection", connectionId)
                    .bind("name", open.condition().name())
                    .bind("since", open.since())
                    .bind("run", open.crawlId())
                    .bind("told", open.toldAt())
                    .bind("healed", open.healedAt())
                    .add());
            batch.execute();
        }
    }

    private Optional<Turn> turn(Handle handle) {
        List<OpenCondition> conditions = handle.createQuery(
                        "SELECT * FROM open_condition WHERE connection_id = :connection ORDER BY since, name")
                .bind("connection", connectionId)
                .map(JdbcNotificationStore::condition)
                .list();
        return handle.createQuery("SELECT * FROM notifier WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .map((row, context) -> new Turn(row.getLong("token"), state(row, conditions)))
                .findOne();
    }

    private Update update(Handle handle, String sql) {
        return handle.createUpdate(sql).bind("connection", connectionId);
    }

    private static NotifierState state(ResultSet row, List<OpenCondition> conditions) throws SQLException {
        return new NotifierState(
                row.getLong("last_crawl_id"),
                Columns.instant(row, "watched_since"),
                Columns.instant(row, "looked_at"),
                row.getInt("failures"),
                Columns.instant(row, "not_before"),
                conditions);
    }

    private static OpenCondition condition(ResultSet row, StatementContext context) throws SQLException {
        return new OpenCondition(
                NotifyCondition.valueOf(row.getString("name")),
                Columns.instant(row, "since"),
                row.getObject("crawl_id", Long.class),
                Columns.instant(row, "told_at"),
                Columns.instant(row, "healed_at"));
    }
}

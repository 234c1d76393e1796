package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Orders in the table {@code steering}, one row per connection. */
final class JdbcSteering implements Steering {
    private static final String CREATE =
            """
            INSERT INTO steering (connection_id, paused, cancelled_token)
            SELECT :connection, FALSE, 0
            WHERE NOT EXISTS (SELECT 1 FROM steering WHERE connection_id = :connection)
            """;
    private static final String PAUSE =
            """
            UPDATE steering SET paused = TRUE, paused_by = :by, paused_at = :now
            WHERE connection_id = :connection AND NOT paused
            """;
    private static final String RESUME =
            """
            UPDATE steering SET paused = FALSE, paused_by = NULL, paused_at = NULL
            WHERE connection_id = :connection AND paused
            """;
    private static final String CANCEL =
            "UPDATE steering SET cancelled_token = :token WHERE connection_id = :connection";

    private final Database database;
    private final String connectionId;
    private final Clock clock;

    JdbcSteering(Database database, String connectionId, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.clock = clock;
    }

    @Override
    public Orders read() {
        return database.transaction("read the orders of operators", handle -> handle.createQuery(
                        "SELECT * FROM steering WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .map(JdbcSteering::orders)
                .findOne()
                .orElse(Orders.NONE));
    }

    @Override
    public boolean pause(String by) {
        return database.transaction("order the pause", handle -> {
            create(handle);
            return update(handle, PAUSE)
                            .bind("by", Columns.text(by))
                            .bind("now", clock.instant())
                            .execute()
                    > 0;
        });
    }

    @Override
    public boolean resume() {
        return database.transaction(
                "end the pause", handle -> update(handle, RESUME).execute() > 0);
    }

    @Override
    public void cancel(Lease lease) {
        database.transaction("order the end of the run", handle -> {
            create(handle);
            return update(handle, CANCEL).bind("token", lease.token()).execute();
        });
    }

    private void create(Handle handle) {
        update(handle, CREATE).execute();
    }

    private Update update(Handle handle, String sql) {
        return handle.createUpdate(sql).bind("connection", connectionId);
    }

    private static Orders orders(ResultSet row, StatementContext context) throws SQLException {
        return new Orders(
                row.getBoolean("paused"),
                row.getString("paused_by"),
                Columns.instant(row, "paused_at"),
                row.getLong("cancelled_token"));
    }
}

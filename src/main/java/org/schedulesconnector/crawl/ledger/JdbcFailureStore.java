package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;

/** Failures in the table {@code failure}. */
final class JdbcFailureStore implements FailureStore {
    private static final Upsert RECORD = new Upsert(
            """
            UPDATE failure SET name = :name, source = :source, category = :category, status = :status,
              request_id = :request, message = :message, remedy = :remedy, tried = :tried, attempts = attempts + 1,
              last_at = :now
            WHERE connection_id = :connection AND subject = :subject AND step = :step
            """,
            """
            INSERT INTO failure (connection_id, subject, step, name, source, category, status, request_id, message, remedy,
              tried, attempts, first_at, last_at)
            VALUES (:connection, :subject, :step, :name, :source, :category, :status, :request, :message, :remedy,
              :tried, 1, :now, :now)
            """);

    private final Database database;
    private final String connectionId;
    private final Clock clock;

    JdbcFailureStore(Database database, String connectionId, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.clock = clock;
    }

    @Override
    public void record(RunFailure failure, String tried) {
        database.write("store the failure of " + failure.subject(), handle -> {
            RECORD.apply(
                    handle, List.of(failure), (batch, one) -> bind(batch, one).bind("tried", tried));
            return null;
        });
    }

    @Override
    public boolean heal(String subject) {
        return database.write(
                "clear the failures of " + subject,
                handle -> handle.createUpdate(
                                        "DELETE FROM failure WHERE connection_id = :connection AND subject = :subject")
                                .bind("connection", connectionId)
                                .bind("subject", subject)
                                .execute()
                        > 0);
    }

    @Override
    public boolean heal(String subject, String step) {
        return database.transaction(
                "clear the failure of " + subject,
                handle -> handle.createUpdate("DELETE FROM failure WHERE connection_id = :connection"
                                        + " AND subject = :subject AND step = :step")
                                .bind("connection", connectionId)
                                .bind("subject", subject)
                                .bind("step", step)
                                .execute()
                        > 0);
    }

    @Override
    public Set<String> subjects() {
        return database.transaction(
                "list what failed",
                handle -> new TreeSet<>(
                        handle.createQuery("SELECT DISTINCT subject FROM failure WHERE connection_id = :connection")
                                .bind("connection", connectionId)
                                .mapTo(String.class)
                                .list()));
    }

    @Override
    public List<StoredFailure> list() {
        return database.transaction("list the failures", handle -> handle.createQuery(
                        "SELECT * FROM failure WHERE connection_id = :connection"
                                + " ORDER BY last_at DESC, subject, step")
                .bind("connection", connectionId)
                .map(JdbcFailureStore::stored)
                .list());
    }

    private PreparedBatch bind(PreparedBatch batch, RunFailure failure) {
        return batch.bind("connection", connectionId)
                .bind("subject", failure.subject())
                .bind("step", failure.step())
                .bind("name", Columns.text(failure.name()))
                .bind("source", failure.source().name())
                .bind("category", failure.category().name())
                .bind("status", failure.status())
                .bind("request", Columns.text(failure.requestId()))
                .bind("message", Columns.text(failure.message()))
                .bind("remedy", Columns.text(failure.remedy()))
                .bind("now", clock.instant());
    }

    private static StoredFailure stored(ResultSet row, StatementContext context) throws SQLException {
        RunFailure failure = new RunFailure(
                row.getString("subject"),
                row.getString("name"),
                row.getString("step"),
                FailureSource.valueOf(row.getString("source")),
                FailureCategory.valueOf(row.getString("category")),
                row.getObject("status", Integer.class),
                row.getString("request_id"),
                row.getString("message"),
                row.getString("remedy"));
        return new StoredFailure(
                failure,
                row.getInt("attempts"),
                Columns.instant(row, "first_at"),
                Columns.instant(row, "last_at"),
                row.getString("tried"));
    }
}

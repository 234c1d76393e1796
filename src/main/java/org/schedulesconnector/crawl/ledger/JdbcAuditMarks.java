package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Marks in the table {@code audit_mark}. */
final class JdbcAuditMarks implements AuditMarks {
    private static final Upsert SAVE = new Upsert(
            "UPDATE audit_mark SET happened_at = :happened WHERE connection_id = :connection AND record_id = :id",
            "INSERT INTO audit_mark (connection_id, record_id, happened_at) VALUES (:connection, :id, :happened)");

    private final Database database;
    private final String connectionId;

    JdbcAuditMarks(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Set<String> seen() {
        return database.transaction(
                "load the audit records that were dealt with",
                handle -> new HashSet<>(
                        handle.createQuery("SELECT record_id FROM audit_mark WHERE connection_id = :connection")
                                .bind("connection", connectionId)
                                .mapTo(String.class)
                                .list()));
    }

    @Override
    public void remember(Map<String, Instant> records, Instant oldest) {
        Map<String, Instant> ordered = new TreeMap<>(records);
        ordered.values().removeIf(oldest::isAfter);
        database.write("remember " + ordered.size() + " audit records", handle -> {
            SAVE.apply(handle, ordered.entrySet(), this::bind);
            return forget(handle, oldest);
        });
    }

    private int forget(Handle handle, Instant oldest) {
        return handle.createUpdate("DELETE FROM audit_mark WHERE connection_id = :connection AND happened_at < :oldest")
                .bind("connection", connectionId)
                .bind("oldest", oldest)
                .execute();
    }

    private void bind(PreparedBatch batch, Map.Entry<String, Instant> record) {
        batch.bind("connection", connectionId).bind("id", record.getKey()).bind("happened", record.getValue());
    }
}

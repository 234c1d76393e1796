package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.schedulesconnector.oncall.Provenance;

/** Provenance in the table {@code schedule_audit}. */
final class JdbcProvenanceStore implements ProvenanceStore {
    private static final Upsert SAVE = new Upsert(
            """
            UPDATE schedule_audit SET created_by = :createdBy, created_at = :createdAt,
              last_modified_by = :modifiedBy, last_modified_at = :modifiedAt
            WHERE connection_id = :connection AND schedule_id = :id
            """,
            """
            INSERT INTO schedule_audit (connection_id, schedule_id, created_by, created_at, last_modified_by,
              last_modified_at)
            VALUES (:connection, :id, :createdBy, :createdAt, :modifiedBy, :modifiedAt)
            """);

    private final Database database;
    private final String connectionId;

    JdbcProvenanceStore(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Map<String, Provenance> load() {
        return database.transaction("load the provenance of the schedules", handle -> {
            Map<String, Provenance> known = new HashMap<>();
            handle.createQuery("SELECT * FROM schedule_audit WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .map(JdbcProvenanceStore::entry)
                    .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
            return known;
        });
    }

    @Override
    public void saveAll(Map<String, Provenance> provenance) {
        database.write("save the provenance of " + provenance.size() + " schedules", handle -> {
            SAVE.apply(handle, new TreeMap<>(provenance).entrySet(), this::bind);
            return null;
        });
    }

    @Override
    public boolean delete(String scheduleId) {
        return database.write(
                "delete the provenance of " + scheduleId,
                handle -> handle.createUpdate(
                                        "DELETE FROM schedule_audit WHERE connection_id = :connection AND schedule_id = :id")
                                .bind("connection", connectionId)
                                .bind("id", scheduleId)
                                .execute()
                        > 0);
    }

    private void bind(PreparedBatch batch, Map.Entry<String, Provenance> entry) {
        Provenance provenance = entry.getValue();
        batch.bind("connection", connectionId)
                .bind("id", entry.getKey())
                .bind("createdBy", Columns.text(provenance.createdBy()))
                .bind("createdAt", provenance.createdAt())
                .bind("modifiedBy", Columns.text(provenance.lastModifiedBy()))
                .bind("modifiedAt", provenance.lastModifiedAt());
    }

    private static Map.Entry<String, Provenance> entry(ResultSet row, StatementContext context) throws SQLException {
        return Map.entry(
                row.getString("schedule_id"),
                new Provenance(
                        row.getString("created_by"),
                        Columns.instant(row, "created_at"),
                        row.getString("last_modified_by"),
                        Columns.instant(row, "last_modified_at")));
    }
}

package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.schedulesconnector.oncall.ScheduleKind;

/** Readings in the table {@code schedule_reading}. */
final class JdbcReadingStore implements ReadingStore {
    /** So many bodies are asked for at once: both databases take far more parameters in a statement. */
    private static final int MOST_AT_ONCE = 200;

    private static final String SELECT = "SELECT * FROM schedule_reading WHERE connection_id = :connection";
    private static final String TOUCH =
            "UPDATE schedule_reading SET read_at = :readAt WHERE connection_id = :connection AND schedule_id = :id";
    private static final Upsert SAVE = new Upsert(
            """
            UPDATE schedule_reading SET kind = :kind, read_at = :readAt, digest = :digest, body = :body
            WHERE connection_id = :connection AND schedule_id = :id
            """,
            """
            INSERT INTO schedule_reading (connection_id, schedule_id, kind, read_at, digest, body)
            VALUES (:connection, :id, :kind, :readAt, :digest, :body)
            """);

    private final Database database;
    private final String connectionId;

    JdbcReadingStore(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Map<String, ReadingMark> marks() {
        return database.transaction("load when the schedules were read", handle -> {
            Map<String, ReadingMark> marks = new HashMap<>();
            handle.createQuery("SELECT schedule_id, kind, read_at, digest FROM schedule_reading"
                            + " WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .map((row, context) -> Map.entry(row.getString("schedule_id"), mark(row)))
                    .forEach(mark -> marks.put(mark.getKey(), mark.getValue()));
            return marks;
        });
    }

    @Override
    public Optional<StoredReading> find(String scheduleId) {
        return load(List.of(scheduleId)).stream().findFirst();
    }

    @Override
    public List<StoredReading> load(Collection<String> scheduleIds) {
        List<String> ids = sorted(scheduleIds);
        return database.transaction("load the readings of " + ids.size() + " schedules", handle -> {
            List<StoredReading> readings = new ArrayList<>();
            for (int start = 0; start < ids.size(); start += MOST_AT_ONCE) {
                readings.addAll(load(handle, ids.subList(start, Math.min(start + MOST_AT_ONCE, ids.size()))));
            }
            return readings;
        });
    }

    @Override
    public void saveAll(Collection<StoredReading> readings) {
        List<StoredReading> ordered = readings.stream()
                .sorted(Comparator.comparing(StoredReading::scheduleId))
                .toList();
        database.write("save readings", handle -> {
            SAVE.apply(handle, ordered, this::bind);
            return null;
        });
    }

    @Override
    public void touch(Collection<String> scheduleIds, Instant readAt) {
        List<String> ids = sorted(scheduleIds);
        if (ids.isEmpty()) {
            return;
        }
        database.write("tell that readings still hold", handle -> {
            try (PreparedBatch batch = handle.prepareBatch(TOUCH)) {
                ids.forEach(id -> batch.bind("connection", connectionId)
                        .bind("id", id)
                        .bind("readAt", readAt)
                        .add());
                return batch.execute();
            }
        });
    }

    @Override
    public boolean delete(String scheduleId) {
        return database.write(
                "delete the reading of " + scheduleId,
                handle -> handle.createUpdate(
                                        "DELETE FROM schedule_reading WHERE connection_id = :connection AND schedule_id = :id")
                                .bind("connection", connectionId)
                                .bind("id", scheduleId)
                                .execute()
                        > 0);
    }

    private List<StoredReading> load(Handle handle, List<String> ids) {
        return handle.createQuery(SELECT + " AND schedule_id IN (<ids>)")
                .bind("connection", connectionId)
                .bindList("ids", ids)
                .map(JdbcReadingStore::reading)
                .list();
    }

    private void bind(PreparedBatch batch, StoredReading reading) {
        batch.bind("connection", connectionId)
                .bind("id", reading.scheduleId())
                .bind("kind", reading.mark().kind().name())
                .bind("readAt", reading.mark().readAt())
                .bind("digest", reading.mark().digest())
                .bind("body", reading.body());
    }

    /** Each once, in the order of the keys, so that two writers do not wait for each other. */
    private static List<String> sorted(Collection<String> ids) {
        return ids.stream().distinct().sorted().toList();
    }

    private static StoredReading reading(ResultSet row, StatementContext context) throws SQLException {
        return new StoredReading(row.getString("schedule_id"), mark(row), row.getString("body"));
    }

    private static ReadingMark mark(ResultSet row) throws SQLException {
        return new ReadingMark(
                ScheduleKind.valueOf(row.getString("kind")), Columns.instant(row, "read_at"), row.getString("digest"));
    }
}

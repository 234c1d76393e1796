package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Watermarks in the table {@code watermark}. */
final class JdbcWatermarks implements Watermarks {
    private static final Upsert PUT = new Upsert(
            """
            UPDATE watermark SET reached_at = :reached, content = :content
            WHERE connection_id = :connection AND name = :name
            """,
            """
            INSERT INTO watermark (connection_id, name, reached_at, content)
            VALUES (:connection, :name, :reached, :content)
            """);

    private final Database database;
    private final String connectionId;

    JdbcWatermarks(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Optional<Instant> instant(String name) {
        return read(name, (row, context) -> Optional.ofNullable(Columns.instant(row, "reached_at")));
    }

    @Override
    public Optional<String> text(String name) {
        return read(name, (row, context) -> Optional.ofNullable(row.getString("content")));
    }

    @Override
    public void put(String name, Instant instant) {
        put(name, instant, null);
    }

    @Override
    public void put(String name, String text) {
        put(name, null, text);
    }

    @Override
    public void putForGood(String name, String text) {
        put(name, null, text);
        database.keep();
    }

    private <T> Optional<T> read(String name, RowMapper<Optional<T>> mapper) {
        return database.transaction("read the watermark " + name, handle -> handle.createQuery(
                        "SELECT * FROM watermark WHERE connection_id = :connection AND name = :name")
                .bind("connection", connectionId)
                .bind("name", name)
                .map(mapper)
                .findOne()
                .flatMap(value -> value));
    }

    private void put(String name, Instant reached, String content) {
        database.write("put the watermark " + name, handle -> {
            PUT.apply(handle, List.of(name), (batch, key) -> batch.bind("connection", connectionId)
                    .bind("name", key)
                    .bind("reached", reached)
                    .bind("content", content));
            return null;
        });
    }
}

package org.schedulesconnector.crawl.ledger;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Withheld deletions in the table {@code withheld_item}. */
final class JdbcWithheldStore implements WithheldStore {
    private static final String LIST =
            """
            SELECT withheld_item.item_id, withheld_item.crawl_id, item.name
            FROM withheld_item LEFT JOIN item
            ON item.connection_id = withheld_item.connection_id AND item.item_id = withheld_item.item_id
            WHERE withheld_item.connection_id = :connection ORDER BY withheld_item.item_id
            """;

    private final Database database;
    private final String connectionId;

    JdbcWithheldStore(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public void replace(long crawlId, Collection<String> itemIds) {
        database.write("remember which deletions are withheld", handle -> {
            handle.createUpdate("DELETE FROM withheld_item WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .execute();
            if (!itemIds.isEmpty()) {
                insert(handle, crawlId, itemIds);
            }
            return null;
        });
    }

    private void insert(Handle handle, long crawlId, Collection<String> itemIds) {
        try (PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO withheld_item (connection_id, item_id, crawl_id) VALUES (:connection, :id, :crawl)")) {
            itemIds.stream().distinct().sorted().forEach(id -> batch.bind("connection", connectionId)
                    .bind("id", id)
                    .bind("crawl", crawlId)
                    .add());
            batch.execute();
        }
    }

    @Override
    public List<Withheld> list() {
        return database.transaction("list the withheld deletions", handle -> handle.createQuery(LIST)
                .bind("connection", connectionId)
                .map((row, context) ->
                        new Withheld(row.getString("item_id"), row.getString("name"), row.getLong("crawl_id")))
                .list());
    }
}

package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Items in the table {@code item}. */
final class JdbcItemLedger implements ItemLedger {
    private static final String SELECT = "SELECT * FROM item WHERE connection_id = :connection";
    private static final Upsert SAVE = new Upsert(
            """
            UPDATE item SET kind = :kind, name = :name, team_ids = :teams, content_digest = :content,
              acl_digest = :acl, next_handoff = :handoff, window_start = :window, written_at = :written, crawl_id = :crawl
            WHERE connection_id = :connection AND item_id = :id
            """,
            """
            INSERT INTO item (connection_id, item_id, kind, name, team_ids, content_digest, acl_digest,
              next_handoff, window_start, written_at, crawl_id)
            VALUES (:connection, :id, :kind, :name, :teams, :content, :acl, :handoff, :window, :written, :crawl)
            """);

    private final Database database;
    private final String connectionId;

    JdbcItemLedger(Database database, String connectionId) {
        this.database = database;
        this.connectionId = connectionId;
    }

    @Override
    public Map<String, LedgerItem> load() {
        return database.transaction("load the items", handle -> {
            Map<String, LedgerItem> items = new HashMap<>();
            handle.createQuery(SELECT)
                    .bind("connection", connectionId)
                    .map(JdbcItemLedger::item)
                    .forEach(item -> items.put(item.id(), item));
            return items;
        });
    }

    @Override
    public Optional<LedgerItem> find(String itemId) {
        return database.transaction("find item " + itemId, handle -> handle.createQuery(SELECT + " AND item_id = :id")
                .bind("connection", connectionId)
                .bind("id", itemId)
                .map(JdbcItemLedger::item)
                .findOne());
    }

    @Override
    public int count() {
        return database.transaction("count the items", handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM item WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Map<ItemKind, Integer> kinds() {
        return database.transaction("count the items of each kind", handle -> {
            Map<ItemKind, Integer> counts = new EnumMap<>(ItemKind.class);
            Arrays.stream(ItemKind.values()).forEach(kind -> counts.put(kind, 0));
            handle.createQuery(
                            "SELECT kind, COUNT(*) AS items FROM item WHERE connection_id = :connection GROUP BY kind")
                    .bind("connection", connectionId)
                    .map((row, context) -> Map.entry(ItemKind.valueOf(row.getString("kind")), row.getInt("items")))
                    .forEach(count -> counts.put(count.getKey(), count.getValue()));
            return counts;
        });
    }

    @Override
    public List<LedgerItem> due(Instant now) {
        return database.transaction("list the items that are due", handle -> handle.createQuery(
                        SELECT + " AND next_handoff <= :now ORDER BY next_handoff, item_id")
                .bind("connection", connectionId)
                .bind("now", now)
                .map(JdbcItemLedger::item)
                .list());
    }

    @Override
    public void saveAll(Collection<LedgerItem> items) {
        List<LedgerItem> ordered =
                items.stream().sorted(Comparator.comparing(LedgerItem::id)).toList();
        database.write("save items", handle -> {
            SAVE.apply(handle, ordered, this::bind);
            return null;
        });
    }

    @Override
    public int distrustAll() {
        return database.write("distrust the items", handle -> handle.createUpdate(
                        "UPDATE item SET content_digest = '', acl_digest = '' WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .execute());
    }

    @Override
    public boolean delete(String itemId) {
        return database.write(
                "delete item " + itemId,
                handle -> handle.createUpdate("DELETE FROM item WHERE connection_id = :connection AND item_id = :id")
                                .bind("connection", connectionId)
                                .bind("id", itemId)
                                .execute()
                        > 0);
    }

    private void bind(PreparedBatch batch, LedgerItem item) {
        batch.bind("connection", connectionId)
                .bind("id", item.id())
                .bind("kind", item.kind().name())
                .bind("name", Columns.text(item.name()))
                .bind("teams", Columns.joined(item.teamIds()))
                .bind("content", item.contentDigest())
                .bind("acl", item.aclDigest())
                .bind("handoff", item.nextHandoff())
                .bind("window", item.windowStart())
                .bind("written", item.writtenAt())
                .bind("crawl", item.crawlId());
    }

    private static LedgerItem item(ResultSet row, StatementContext context) throws SQLException {
        return new LedgerItem(
                row.getString("item_id"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("name"),
                Columns.ids(row, "team_ids"),
                row.getString("content_digest"),
                row.getString("acl_digest"),
                Columns.instant(row, "next_handoff"),
                Columns.instant(row, "window_start"),
                Columns.instant(row, "written_at"),
                row.getLong("crawl_id"));
    }
}

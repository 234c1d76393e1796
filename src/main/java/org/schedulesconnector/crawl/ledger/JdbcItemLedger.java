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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Items in the table {@code item}, and what Graph was about to be told in {@code announced_item}. */
final class JdbcItemLedger implements ItemLedger {
    private static final String SELECT =
            """
            SELECT i.*, a.item_id IS NOT NULL AS announced FROM item i
            LEFT JOIN announced_item a ON a.connection_id = i.connection_id AND a.item_id = i.item_id
            WHERE i.connection_id = :connection""";
    private static final String UNCONFIRMED =
            """
            SELECT a.item_id, a.kind FROM announced_item a
            LEFT JOIN item i ON i.connection_id = a.connection_id AND i.item_id = a.item_id
            WHERE a.connection_id = :connection AND i.item_id IS NULL
            """;
    private static final String WHERE_ITEM = " WHERE connection_id = :connection AND item_id = :id";
    private static final Upsert ANNOUNCE = new Upsert(
            "UPDATE announced_item SET kind = :kind" + WHERE_ITEM,
            "INSERT INTO announced_item (connection_id, item_id, kind) VALUES (:connection, :id, :kind)");
    /** The digest of what is not known. */
    private static final String UNKNOWN = "";

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
        return database.transaction("find item " + itemId, handle -> handle.createQuery(SELECT + " AND i.item_id = :id")
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
                        SELECT + " AND i.next_handoff <= :now ORDER BY i.next_handoff, i.item_id")
                .bind("connection", connectionId)
                .bind("now", now)
                .map(JdbcItemLedger::item)
                .list());
    }

    @Override
    public void announceAll(Map<String, ItemKind> items) {
        List<String> ordered = items.keySet().stream().sorted().toList();
        database.write("announce items", handle -> {
            ANNOUNCE.apply(handle, ordered, (batch, id) -> batch.bind("connection", connectionId)
                    .bind("id", id)
                    .bind("kind", items.get(id).name()));
            return null;
        });
        database.keep();
    }

    @Override
    public Map<String, ItemKind> unconfirmed() {
        return database.transaction("list the announced items", handle -> {
            Map<String, ItemKind> announced = new HashMap<>();
            handle.createQuery(UNCONFIRMED)
                    .bind("connection", connectionId)
                    .map((row, context) -> Map.entry(row.getString("item_id"), ItemKind.valueOf(row.getString("kind"))))
                    .forEach(item -> announced.put(item.getKey(), item.getValue()));
            return announced;
        });
    }

    @Override
    public void saveAll(Collection<LedgerItem> items) {
        List<LedgerItem> ordered =
                items.stream().sorted(Comparator.comparing(LedgerItem::id)).toList();
        database.write("save items", handle -> {
            SAVE.apply(handle, ordered, this::bind);
            settle(handle, ordered.stream().map(LedgerItem::id).toList());
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
        return database.write("delete item " + itemId, handle -> {
            settle(handle, List.of(itemId));
            return handle.createUpdate("DELETE FROM item" + WHERE_ITEM)
                            .bind("connection", connectionId)
                            .bind("id", itemId)
                            .execute()
                    > 0;
        });
    }

    /** What Graph answered is recorded. */
    private void settle(Handle handle, List<String> itemIds) {
        if (itemIds.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("DELETE FROM announced_item" + WHERE_ITEM)) {
            itemIds.forEach(
                    id -> batch.bind("connection", connectionId).bind("id", id).add());
            batch.execute();
        }
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
        boolean announced = row.getBoolean("announced");
        return new LedgerItem(
                row.getString("item_id"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("name"),
                Columns.ids(row, "team_ids"),
                announced ? UNKNOWN : row.getString("content_digest"),
                announced ? UNKNOWN : row.getString("acl_digest"),
                Columns.instant(row, "next_handoff"),
                Columns.instant(row, "window_start"),
                Columns.instant(row, "written_at"),
                row.getLong("crawl_id"));
    }
}

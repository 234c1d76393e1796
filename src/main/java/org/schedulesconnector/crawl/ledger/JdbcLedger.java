package org.schedulesconnector.crawl.ledger;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The ledger of one connection in a database that it owns. */
final class JdbcLedger implements Ledger {
    private static final List<String> FORGOTTEN = List.of(
            "item",
            "announced_item",
            "withheld_item",
            "announced_group",
            "group_member",
            "external_group",
            "identity",
            "directory_user",
            "directory_team",
            "directory_policy",
            "failure",
            "schedule_audit",
            "schedule_reading",
            "audit_mark",
            "watermark");

    private final Database database;
    private final String connectionId;
    private final ItemLedger items;
    private final GroupLedger groups;
    private final IdentityStore identities;
    private final DirectoryStore directory;
    private final CrawlHistory crawls;
    private final FailureStore failures;
    private final WithheldStore withheld;
    private final ProvenanceStore provenance;
    private final ReadingStore readings;
    private final AuditMarks auditMarks;
    private final Watermarks watermarks;
    private final RunLease lease;
    private final Steering steering;
    private final JdbcTokenStore tokens;
    private final NotificationStore notifications;

    /** A ledger that keeps nothing sealed. */
    JdbcLedger(Database shared, String connectionId, Clock clock) {
        this(shared, connectionId, SealingKeys.none(), clock);
    }

    JdbcLedger(Database shared, String connectionId, SealingKeys keys, Clock clock) {
        Database database = shared.forLedger();
        this.database = database;
        this.connectionId = connectionId;
        items = new JdbcItemLedger(database, connectionId);
        groups = new JdbcGroupLedger(database, connectionId);
        identities = new JdbcIdentityStore(database, connectionId);
        directory = new JdbcDirectoryStore(database, connectionId);
        crawls = new JdbcCrawlHistory(database, connectionId, clock);
        failures = new JdbcFailureStore(database, connectionId, clock);
        withheld = new JdbcWithheldStore(database, connectionId);
        provenance = new JdbcProvenanceStore(database, connectionId);
        readings = new JdbcReadingStore(database, connectionId);
        auditMarks = new JdbcAuditMarks(database, connectionId);
        watermarks = new JdbcWatermarks(database, connectionId);
        lease = new JdbcRunLease(database, connectionId, clock);
        steering = new JdbcSteering(database, connectionId, clock);
        tokens = new JdbcTokenStore(database, connectionId, keys, clock);
        notifications = new JdbcNotificationStore(database, connectionId, clock);
    }

    @Override
    public ItemLedger items() {
        return items;
    }

    @Override
    public GroupLedger groups() {
        return groups;
    }

    @Override
    public IdentityStore identities() {
        return identities;
    }

    @Override
    public DirectoryStore directory() {
        return directory;
    }

    @Override
    public CrawlHistory crawls() {
        return crawls;
    }

    @Override
    public FailureStore failures() {
        return failures;
    }

    @Override
    public WithheldStore withheld() {
        return withheld;
    }

    @Override
    public ProvenanceStore provenance() {
        return provenance;
    }

    @Override
    public ReadingStore readings() {
        return readings;
    }

    @Override
    public AuditMarks auditMarks() {
        return auditMarks;
    }

    @Override
    public Watermarks watermarks() {
        return watermarks;
    }

    @Override
    public RunLease lease() {
        return lease;
    }

    @Override
    public JdbcTokenStore tokens() {
        return tokens;
    }

    @Override
    public Steering steering() {
        return steering;
    }

    @Override
    public NotificationStore notifications() {
        return notifications;
    }

    @Override
    public boolean isShared() {
        return !database.address().isExclusive();
    }

    @Override
    public void forgetConnection() {
        database.write("forget the connection", handle -> {
            forget(handle);
            return null;
        });
    }

    /** Forgets the connection, and knows of Graph only what it may hold. The history of runs and the lease stay. */
    void startAnew(Salvage salvage) {
        database.write("start the ledger anew", handle -> {
            forget(handle);
            insert(
                    handle,
                    "INSERT INTO announced_item (connection_id, item_id, kind) VALUES (?, ?, ?)",
                    salvage.items().entrySet().stream()
                            .map(item -> List.of(item.getKey(), item.getValue().name())));
            insert(
                    handle,
                    "INSERT INTO announced_group (connection_id, group_id) VALUES (?, ?)",
                    salvage.groups().stream().map(List::of));
            return null;
        });
        provenance.saveAll(salvage.provenance());
        salvage.authorization().ifPresent(tokens::restore);
    }

    private void insert(Handle handle, String sql, Stream<List<String>> rows) {
        rows.forEach(row -> {
            Update insert = handle.createUpdate(sql).bind(0, connectionId);
            for (int i = 0; i < row.size(); i++) {
                insert.bind(i + 1, row.get(i));
            }
            insert.execute();
        });
    }

    private void forget(Handle handle) {
        for (String table : FORGOTTEN) {
            handle.createUpdate("DELETE FROM " + table + " WHERE connection_id = :connection")
                    .bind("connection", connectionId)
                    .execute();
        }
    }

    @Override
    public String location() {
        return database.address().location();
    }

    @Override
    public void close() {
        database.close();
    }
}

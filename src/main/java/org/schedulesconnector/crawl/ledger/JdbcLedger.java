package org.schedulesconnector.crawl.ledger;

import java.time.Clock;
import java.util.List;

/** The ledger of one connection in a database that it owns. */
final class JdbcLedger implements Ledger {
    private static final List<String> FORGOTTEN = List.of(
            "item",
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
    private final ProvenanceStore provenance;
    private final ReadingStore readings;
    private final AuditMarks auditMarks;
    private final Watermarks watermarks;
    private final RunLease lease;
    private final Steering steering;

    JdbcLedger(Database shared, String connectionId, Clock clock) {
        Database database = shared.forLedger();
        this.database = database;
        this.connectionId = connectionId;
        items = new JdbcItemLedger(database, connectionId);
        groups = new JdbcGroupLedger(database, connectionId);
        identities = new JdbcIdentityStore(database, connectionId);
        directory = new JdbcDirectoryStore(database, connectionId);
        crawls = new JdbcCrawlHistory(database, connectionId, clock);
        failures = new JdbcFailureStore(database, connectionId, clock);
        provenance = new JdbcProvenanceStore(database, connectionId);
        readings = new JdbcReadingStore(database, connectionId);
        auditMarks = new JdbcAuditMarks(database, connectionId);
        watermarks = new JdbcWatermarks(database, connectionId);
        lease = new JdbcRunLease(database, connectionId, clock);
        steering = new JdbcSteering(database, connectionId, clock);
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
    public Steering steering() {
        return steering;
    }

    @Override
    public boolean isShared() {
        return !database.address().isExclusive();
    }

    @Override
    public void forgetConnection() {
        database.write("forget the connection", handle -> {
            for (String table : FORGOTTEN) {
                handle.createUpdate("DELETE FROM " + table + " WHERE connection_id = :connection")
                        .bind("connection", connectionId)
                        .execute();
            }
            return null;
        });
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

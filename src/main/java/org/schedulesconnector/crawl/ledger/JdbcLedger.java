package org.schedulesconnector.crawl.ledger;

import java.time.Clock;
import java.util.List;
import org.schedulesconnector.pagerduty.TokenStore;

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
    private final TokenStore tokens;

    /** A ledger that keeps nothing sealed. */
    JdbcLedger(Database database, String connectionId, Clock clock) {
        this(database, connectionId, SealingKeys.none(), clock);
    }

    JdbcLedger(Database database, String connectionId, SealingKeys keys, Clock clock) {
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
        tokens = new JdbcTokenStore(database, connectionId, keys, clock);
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
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public void forgetConnection() {
        database.transaction("forget the connection", handle -> {
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

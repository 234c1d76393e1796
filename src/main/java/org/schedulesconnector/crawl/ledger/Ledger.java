package org.schedulesconnector.crawl.ledger;

import org.schedulesconnector.pagerduty.TokenStore;

/**
 * What is known of one external connection, by theme. Thread-safe. Every method of every theme commits before it returns, and
 * throws {@link LedgerException} when the database does not take part. Opened by {@link Ledgers#open}.
 */
public interface Ledger extends AutoCloseable {
    /** The items that Graph holds. */
    ItemLedger items();

    /** The external groups that Graph holds, and their members. */
    GroupLedger groups();

    /** Which accounts people have. */
    IdentityStore identities();

    /** The people, teams and escalation policies of PagerDuty, as they were read last. */
    DirectoryStore directory();

    /** The runs, past and present. */
    CrawlHistory crawls();

    /** What failed and has not healed. */
    FailureStore failures();

    /** The deletions that wait for somebody to approve them. */
    WithheldStore withheld();

    /** What audit records told of the schedules. */
    ProvenanceStore provenance();

    /** What PagerDuty told of each schedule when it was read last. */
    ReadingStore readings();

    /** Which audit records were dealt with. */
    AuditMarks auditMarks();

    /** How far things have been read. */
    Watermarks watermarks();

    /** Who may run. */
    RunLease lease();

    /** The PagerDuty authorization of somebody who signed in; it needs {@code state.encryption-key}. */
    TokenStore tokens();

    /** What operators want of every process. */
    Steering steering();

    /** What operators were told when something was wrong. */
    NotificationStore notifications();

    /** Whether other processes may have it open at the same time. */
    boolean isShared();

    /**
     * Forgets items, groups, identities, people, teams and escalation policies, readings, failures, withheld deletions, provenance, watermarks and audit
     * marks of the connection, after it was deleted at Graph. The history of runs, the lease, the orders of
     * operators, what they were told and the PagerDuty authorization stay.
     */
    void forgetConnection();

    /** Which database it is, for people: the file, or host and name; no user, no password. */
    String location();

    @Override
    void close();
}

package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * One external item as Graph accepted it last.
 *
 * @param id the item's id, which is that of the schedule or escalation policy, not null
 * @param kind what it is about, as it was when it was written, not null
 * @param name what it is called, as it was when it was written, not null
 * @param teamIds the teams it is on, as of the last crawl that looked at it; empty for none
 * @param contentDigest digest of properties and content, not null
 * @param aclDigest digest of who may see it, not null
 * @param nextHandoff when the item tells something outdated; null when the window holds no further change
 * @param windowStart start of the window that the item tells; null when it tells none, or it is not known
 * @param writtenAt when Graph accepted it, not null
 * @param crawlId the run that wrote it
 */
public record LedgerItem(
        String id,
        ItemKind kind,
        String name,
        Set<String> teamIds,
        String contentDigest,
        String aclDigest,
        Instant nextHandoff,
        Instant windowStart,
        Instant writtenAt,
        long crawlId) {
    public LedgerItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        teamIds = Set.copyOf(teamIds);
        Objects.requireNonNull(contentDigest, "contentDigest");
        Objects.requireNonNull(aclDigest, "aclDigest");
        Objects.requireNonNull(writtenAt, "writtenAt");
    }

    /** Whether another row of the same item differs in what the ledger alone keeps, and Graph is not told. */
    public boolean isKeptLike(LedgerItem other) {
        return teamIds.equals(other.teamIds)
                && Objects.equals(nextHandoff, other.nextHandoff)
                && Objects.equals(windowStart, other.windowStart);
    }

    /** The same item, as Graph holds it, with what the ledger alone keeps of another row of it. */
    public LedgerItem keptLike(LedgerItem other) {
        return new LedgerItem(
                id,
                kind,
                name,
                other.teamIds,
                contentDigest,
                aclDigest,
                other.nextHandoff,
                other.windowStart,
                writtenAt,
                crawlId);
    }

    /** The same item, of which no hand-off is waited for any more. */
    public LedgerItem withoutHandoff() {
        return new LedgerItem(id, kind, name, teamIds, contentDigest, aclDigest, null, windowStart, writtenAt, crawlId);
    }

    /** The same item, of which it is not known any more what Graph holds. */
    public LedgerItem distrusted() {
        return new LedgerItem(id, kind, name, teamIds, "", "", nextHandoff, windowStart, writtenAt, crawlId);
    }

    /** The same item with another list of who may see it. */
    public LedgerItem seenBy(String otherAclDigest) {
        return new LedgerItem(
                id, kind, name, teamIds, contentDigest, otherAclDigest, nextHandoff, windowStart, writtenAt, crawlId);
    }
}

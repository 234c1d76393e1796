package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.schedulesconnector.oncall.ScheduleKind;

/**
 * One external item as Graph accepted it last.
 *
 * @param id the item's id, which is the schedule's, not null
 * @param kind of the schedule when it was written, not null
 * @param name of the schedule when it was written, not null
 * @param teamIds the teams of the schedule at the last crawl that read it; empty for none
 * @param contentDigest digest of properties and content, not null
 * @param aclDigest digest of who may see it, not null
 * @param nextHandoff when the item tells something outdated; null when the window holds no further change
 * @param writtenAt when Graph accepted it, not null
 * @param crawlId the run that wrote it
 */
public record LedgerItem(
        String id,
        ScheduleKind kind,
        String name,
        Set<String> teamIds,
        String contentDigest,
        String aclDigest,
        Instant nextHandoff,
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

    /** The same item, as Graph holds it, of a schedule that is on other teams. */
    public LedgerItem onTeams(Set<String> otherTeamIds) {
        return new LedgerItem(id, kind, name, otherTeamIds, contentDigest, aclDigest, nextHandoff, writtenAt, crawlId);
    }

    /** The same item with another list of who may see it. */
    public LedgerItem seenBy(String otherAclDigest) {
        return new LedgerItem(id, kind, name, teamIds, contentDigest, otherAclDigest, nextHandoff, writtenAt, crawlId);
    }
}

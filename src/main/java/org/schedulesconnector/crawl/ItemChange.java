package org.schedulesconnector.crawl;

import java.util.List;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.graph.ExternalItemDocument;

/**
 * A rendered item held against what Graph accepted last.
 *
 * @param document the item as it should be
 * @param groups the external groups that its access control list names; they must be filled before it is written
 * @param wanted the ledger's row once Graph has accepted it
 * @param before the ledger's row now; null when Graph holds no such item
 * @param rewriting whether the item is written even when it is the same
 */
public record ItemChange(
        ExternalItemDocument document,
        List<AccessGroup> groups,
        LedgerItem wanted,
        LedgerItem before,
        boolean rewriting) {
    public ItemChange {
        groups = List.copyOf(groups);
    }

    /** Whether Graph holds exactly this already. */
    public boolean isUnchanged() {
        return before != null && !rewriting && !contentDiffers() && !accessDiffers();
    }

    /** Whether the ledger knows the schedule on other teams. */
    boolean teamsDiffer() {
        return before != null && !wanted.teamIds().equals(before.teamIds());
    }

    /** Why it is to be written, one clause. */
    String reason() {
        if (before == null) {
            return "Graph holds no item of this schedule yet";
        }
        if (contentDiffers() && accessDiffers()) {
            return "its content and who may see it differ";
        }
        if (!contentDiffers() && !accessDiffers()) {
            return "the connection's schema changed";
        }
        return contentDiffers() ? "its content differs" : "who may see it differs";
    }

    private boolean contentDiffers() {
        return !wanted.contentDigest().equals(before.contentDigest());
    }

    private boolean accessDiffers() {
        return !wanted.aclDigest().equals(before.aclDigest());
    }
}

package org.schedulesconnector.crawl;

import java.util.List;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.item.ItemDigests;

/**
 * A rendered item held against what Graph accepted last.
 *
 * @param document the item as it should be
 * @param groups the external groups that its access control list names; they must be filled before it is written
 * @param wanted the ledger's row once Graph has accepted it
 * @param before the ledger's row now; null when Graph holds no such item
 * @param rewriting whether the item is written even when it is the same
 * @param leftOut the groups that should be named and are not, because they may hold people who must not see the item
 */
public record ItemChange(
        ExternalItemDocument document,
        List<AccessGroup> groups,
        LedgerItem wanted,
        LedgerItem before,
        boolean rewriting,
        List<AccessGroup> leftOut) {
    public ItemChange {
        groups = List.copyOf(groups);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The same, seen by fewer.
     *
     * @param reliable those of the groups that hold nobody who must not see the item
     * @param otherwise the only entry of the list when there is no such group
     */
    ItemChange narrowedTo(List<AccessGroup> reliable, AclEntry otherwise) {
        List<AclEntry> acl = reliable.isEmpty()
                ? List.of(otherwise)
                : reliable.stream().map(AccessGroup::grant).toList();
        List<AccessGroup> others =
                groups.stream().filter(group -> !reliable.contains(group)).toList();
        return new ItemChange(
                new ExternalItemDocument(document.id(), acl, document.properties(), document.content()),
                reliable,
                wanted.seenBy(ItemDigests.ofAcl(acl)),
                before,
                rewriting,
                others);
    }

    /** The same, to be written because Graph turned out not to hold the item. */
    ItemChange ofMissing() {
        return new ItemChange(document, groups, wanted, null, rewriting, leftOut);
    }

    /** The same, to be written because Graph turned out to hold something else than it accepted. */
    ItemChange ofDiffering() {
        return new ItemChange(document, groups, wanted, before, true, leftOut);
    }

    /** Tells one attempt at writing the item from another. */
    String digest() {
        return wanted.contentDigest() + " " + wanted.aclDigest();
    }

    /** Whether Graph holds the item with another list of who may see it. */
    boolean replacesAccess() {
        return before != null && accessDiffers();
    }

    /** Whether Graph holds exactly this already. */
    public boolean isUnchanged() {
        return before != null && !rewriting && !contentDiffers() && !accessDiffers();
    }

    /** Whether the ledger keeps of the item what Graph is not told, such as its teams, in another way. */
    boolean isKeptOtherwise() {
        return before != null && !wanted.isKeptLike(before);
    }

    /** Why it is to be written, one clause. */
    String reason() {
        if (before == null) {
            boolean policy = wanted.kind() == ItemKind.ESCALATION_POLICY;
            return "Graph holds no item of this " + (policy ? "escalation policy" : "schedule") + " yet";
        }
        if (before.contentDigest().isEmpty()) {
            return "Graph did not confirm its last write";
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

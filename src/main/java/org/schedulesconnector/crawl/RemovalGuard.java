package org.schedulesconnector.crawl;

import java.util.List;
import org.schedulesconnector.settings.CrawlSettings;

/**
 * Decides whether the items may be removed that no listing named or that a filter drops. Fails on the safe side: without complete
 * listings of the whole account nothing goes; more than a count <em>and</em> more than a share, or every item there is, goes only when
 * approved. An approval has a ceiling: if more would go than were approved, nothing goes.
 */
public final class RemovalGuard {
    private final int maxCount;
    private final int maxPercent;

    public RemovalGuard(CrawlSettings settings) {
        maxCount = settings.removalMaxCount();
        maxPercent = settings.removalMaxPercent();
    }

    RemovalDecision decide(RemovalCase known) {
        List<String> leaving = known.leaving();
        if (leaving.isEmpty()) {
            return new RemovalDecision.Nothing();
        }
        if (!known.listingsComplete()) {
            return new RemovalDecision.Forbidden(RemovalWords.unseen(known)
                    + ", but a listing failed: nothing is deleted until a crawl sees them all.");
        }
        if (known.limited()) {
            return new RemovalDecision.Forbidden(RemovalWords.unseen(known)
                    + ", but this run looked at a part of the account only: it never deletes.");
        }
        return weigh(leaving, known);
    }

    private RemovalDecision weigh(List<String> leaving, RemovalCase known) {
        int total = known.ledgerIds().size();
        boolean everything = leaving.size() == total;
        boolean beyondBounds = leaving.size() > maxCount && leaving.size() * 100L > (long) maxPercent * total;
        boolean approved = leaving.size() <= known.approved().orElse(0);
        if (approved || !(everything || beyondBounds)) {
            return new RemovalDecision.Remove(leaving);
        }
        String bound =
                everything ? "that is everything." : "more than " + maxCount + " and more than " + maxPercent + " %.";
        return new RemovalDecision.Withheld(
                leaving,
                RemovalWords.leaving(known) + ", of " + total + " in the index: " + bound,
                RemovalWords.approval(known, everything));
    }
}

package org.schedulesconnector.crawl;

import java.util.List;
import org.schedulesconnector.settings.CrawlSettings;

/**
 * Decides whether the items that no listing named may be removed. Fails on the safe side: without complete listings of the whole
 * account nothing goes; more than a count <em>and</em> more than a share, or every item there is, goes only when approved. An
 * approval has a ceiling: if more would go than were approved, nothing goes.
 */
public final class RemovalGuard {
    private final int maxCount;
    private final int maxPercent;

    public RemovalGuard(CrawlSettings settings) {
        maxCount = settings.removalMaxCount();
        maxPercent = settings.removalMaxPercent();
    }

    RemovalDecision decide(RemovalCase known) {
        List<String> missing = known.ledgerIds().stream()
                .filter(id -> !known.seenIds().contains(id))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return new RemovalDecision.Nothing();
        }
        if (!known.listingsComplete()) {
            return new RemovalDecision.Forbidden(items(missing)
                    + " not seen, but a listing failed: nothing is deleted until a crawl sees them all.");
        }
        if (known.limited()) {
            return new RemovalDecision.Forbidden(
                    items(missing) + " not seen, but this run looked at a part of the account only: it never deletes.");
        }
        return weigh(missing, known);
    }

    private RemovalDecision weigh(List<String> missing, RemovalCase known) {
        int total = known.ledgerIds().size();
        boolean everything = missing.size() == total;
        boolean beyondBounds = missing.size() > maxCount && missing.size() * 100L > (long) maxPercent * total;
        boolean approved = missing.size() <= known.approved().orElse(0);
        if (approved || !(everything || beyondBounds)) {
            return new RemovalDecision.Remove(missing);
        }
        return new RemovalDecision.Withheld(
                missing, reason(missing, known, everything), approval(missing, known, everything));
    }

    private String reason(List<String> missing, RemovalCase known, boolean everything) {
        String share =
                items(missing) + " gone from PagerDuty, of " + known.ledgerIds().size() + " in the index";
        return everything
                ? share + ": that is everything."
                : share + ": more than " + maxCount + " and more than " + maxPercent + " %.";
    }

    private static String approval(List<String> missing, RemovalCase known, boolean everything) {
        String check = everything
                ? "Check that the credential still sees the account and the subdomain is right; if they are really gone"
                : "If they are really gone";
        String ceiling = known.approved().isPresent()
                ? " (" + known.approved().getAsInt() + " were approved, which is too few)"
                : "";
        return check + ", run: crawl --approve-deletions " + missing.size() + ceiling + ".";
    }

    private static String items(List<String> missing) {
        return missing.size() == 1 ? "1 item" : missing.size() + " items";
    }
}

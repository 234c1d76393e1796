package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.List;

/** How the removal guard speaks of the items it decides about. */
final class RemovalWords {
    private RemovalWords() {}

    /** Such as "2 items not seen and 1 item excluded by a filter". */
    static String unseen(RemovalCase known) {
        return both(known, " not seen");
    }

    /** Such as "2 items gone from PagerDuty and 1 item excluded by a filter". */
    static String leaving(RemovalCase known) {
        return both(known, " gone from PagerDuty");
    }

    /** What to check, and how to approve. */
    static String approval(RemovalCase known, boolean everything) {
        int leaving = known.leaving().size();
        String ceiling = known.approved().isPresent()
                ? " (" + known.approved().getAsInt() + " were approved, which is too few)"
                : "";
        return check(known, everything) + ", run: crawl --approve-deletions " + leaving + ceiling + ".";
    }

    private static String check(RemovalCase known, boolean everything) {
        boolean filtered = excluded(known) > 0;
        if (everything) {
            return "Check that the credential still sees the account and the subdomain is right"
                    + (filtered
                            ? ", and what crawl.include.* and crawl.exclude.* say; if they are to go"
                            : "; if they are really gone");
        }
        return filtered
                ? "Check what crawl.include.* and crawl.exclude.* say; if they are to go"
                : "If they are really gone";
    }

    private static String both(RemovalCase known, String how) {
        int excluded = excluded(known);
        int others = known.leaving().size() - excluded;
        List<String> parts = new ArrayList<>();
        if (others > 0) {
            parts.add(items(others) + how);
        }
        if (excluded > 0) {
            parts.add(items(excluded) + " excluded by a filter");
        }
        return String.join(" and ", parts);
    }

    private static int excluded(RemovalCase known) {
        return (int)
                known.leaving().stream().filter(known.excludedIds()::contains).count();
    }

    private static String items(int count) {
        return count == 1 ? "1 item" : count + " items";
    }
}

package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What came of reading a sample of items back from Graph. Thread-safe. */
final class VerificationFindings {
    private static final int MOST_NAMED = 10;

    private final Set<String> missing = new TreeSet<>();
    private final Set<String> differing = new TreeSet<>();
    private int readBack;
    private int unread;
    private String firstUnreadBecause;

    /** Graph holds the item as it accepted it. */
    synchronized void same() {
        readBack++;
    }

    /** Graph does not hold the item. */
    synchronized void missing(String itemId) {
        readBack++;
        missing.add(itemId);
    }

    /** @param parts of the item, in words, at least one */
    synchronized void differs(String itemId, List<String> parts) {
        readBack++;
        differing.add(itemId + ": " + String.join(", ", parts));
    }

    /** @param why in whole sentences */
    synchronized void unread(String why) {
        unread++;
        if (firstUnreadBecause == null) {
            firstUnreadBecause = why;
        }
    }

    /** Whether more than half of what was read back is not there: then the others are hardly all there. */
    synchronized boolean isMostlyMissing() {
        return missing.size() * 2 > readBack;
    }

    /**
     * Sentences for the operator; none when Graph holds all that was looked at.
     *
     * @param onlyLooking whether the run lists what it found by itself, and writes nothing
     */
    synchronized List<String> notes(boolean onlyLooking) {
        List<String> notes = new ArrayList<>();
        if (!onlyLooking && !(missing.isEmpty() && differing.isEmpty())) {
            notes.add("Of " + readBack + " items that Graph had accepted and that were read back, " + missing.size()
                    + " were missing" + named(missing) + " and " + differing.size() + " differed" + named(differing)
                    + "; they are written again. Make sure that nothing else changes this connection.");
        }
        if (unread > 0) {
            notes.add(unread + " items could not be read back from Graph to verify them; the first: "
                    + firstUnreadBecause);
        }
        return notes;
    }

    private static String named(Collection<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        String first = items.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return " (" + first + (items.size() > MOST_NAMED ? "; …)" : ")");
    }
}

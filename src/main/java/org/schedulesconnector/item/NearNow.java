package org.schedulesconnector.item;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.schedulesconnector.oncall.Interval;

/**
 * The part of a long list that lies nearest to now and fits a number of bytes. Three quarters of them are for what runs or is to
 * come, the rest for what is over. What is kept changes only when an entry ends, never with the minutes passing.
 *
 * @param kept the texts that fit, in their order
 * @param earlierLeftOut how many entries that are over did not fit
 * @param laterLeftOut how many entries that run or are to come did not fit
 */
record NearNow(List<String> kept, int earlierLeftOut, int laterLeftOut) {

    /** One entry of a list: when it is, and the words for it. */
    record Entry(Interval time, String text) {
        int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }

        boolean isOver(Instant now) {
            return !time.end().isAfter(now);
        }
    }

    /**
     * @param entries sorted by start
     * @param now what to be near to
     * @param maxBytes the most bytes of UTF-8 that the kept texts have together
     */
    static NearNow of(List<Entry> entries, Instant now, int maxBytes) {
        List<Integer> over = new ArrayList<>();
        List<Integer> coming = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isOver(now)) {
                over.add(i);
            } else {
                coming.add(i);
            }
        }
        Collections.reverse(over);
        List<Integer> keptComing = fitting(entries, coming, maxBytes / 4 * 3);
        List<Integer> keptOver = fitting(entries, over, maxBytes / 4);
        TreeSet<Integer> kept = new TreeSet<>(keptComing);
        kept.addAll(keptOver);
        return new NearNow(
                kept.stream().map(i -> entries.get(i).text()).toList(),
                over.size() - keptOver.size(),
                coming.size() - keptComing.size());
    }

    private static List<Integer> fitting(List<Entry> entries, List<Integer> nearestFirst, int maxBytes) {
        int used = 0;
        int count = 0;
        while (count < nearestFirst.size()) {
            used += entries.get(nearestFirst.get(count)).bytes();
            if (used > maxBytes) {
                break;
            }
            count++;
        }
        return nearestFirst.subList(0, count);
    }
}

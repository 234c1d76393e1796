package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.oncall.ScheduleKind;

/**
 * Which shift-based schedules a run reads, each by a request of its own, and which it takes as they were read last.
 *
 * @param toRead those to read, the most urgent first
 * @param toRecall those to take from their last reading
 * @param waiting those that were never read and have to wait for the next run
 * @param putOff those that could not be read before and are not tried in this run; what is known of them is recalled
 */
record ReadingPlan(List<String> toRead, List<String> toRecall, List<String> waiting, List<String> putOff) {
    static final ReadingPlan NOTHING = new ReadingPlan(List.of(), List.of(), List.of(), List.of());

    /** What failed before takes at most this part of the budget, as long as others need it. */
    private static final int SHARE_OF_FAILED = 4;

    ReadingPlan {
        toRead = List.copyOf(toRead);
        toRecall = List.copyOf(toRecall);
        waiting = List.copyOf(waiting);
        putOff = List.copyOf(putOff);
    }

    /** Everything is read. */
    static ReadingPlan all(Collection<String> listed) {
        return new ReadingPlan(List.copyOf(listed), List.of(), List.of(), List.of());
    }

    /**
     * As many as a budget allows: first those that were never read as what they are now, then the urgent ones, then those that were
     * read longest ago. Those that failed before have a part of the budget to themselves, so that neither starves the other.
     *
     * @param listed the shift-based schedules there are
     * @param marks when which schedule was read last
     * @param urgent ids that should be read, group by group in the order of their urgency; ids that are not listed are ignored
     * @param watched ids of which a change would have been noticed otherwise: they are not read for their age
     * @param failed ids that could not be read before, and whether they are tried again: those to try in their order
     * @param budget how many may be read
     */
    static ReadingPlan within(
            Collection<String> listed,
            Map<String, ReadingMark> marks,
            List<Set<String>> urgent,
            Set<String> watched,
            Failed failed,
            int budget) {
        Set<String> there = new LinkedHashSet<>(listed);
        List<String> again = failed.toTry().stream().filter(there::contains).toList();
        there.removeAll(failed.all());
        Set<String> wanted = new LinkedHashSet<>();
        there.stream().filter(id -> !isRead(marks.get(id))).forEach(wanted::add);
        urgent.forEach(group -> group.stream()
                .filter(there::contains)
                .sorted(oldestFirst(marks))
                .forEach(wanted::add));
        there.stream()
                .filter(id -> !watched.contains(id))
                .filter(id -> isRead(marks.get(id)))
                .sorted(oldestFirst(marks))
                .forEach(wanted::add);
        int reserved = Math.min(again.size(), budget / SHARE_OF_FAILED);
        Set<String> toRead =
                new LinkedHashSet<>(wanted.stream().limit(budget - reserved).toList());
        again.stream().limit(budget - toRead.size()).forEach(toRead::add);
        return rest(listed, marks, toRead, failed.all());
    }

    private static ReadingPlan rest(
            Collection<String> listed, Map<String, ReadingMark> marks, Set<String> toRead, Set<String> failed) {
        List<String> toRecall = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        List<String> putOff = new ArrayList<>();
        for (String id : new LinkedHashSet<>(listed)) {
            if (toRead.contains(id)) {
                continue;
            }
            if (failed.contains(id)) {
                putOff.add(id);
            }
            if (isRead(marks.get(id))) {
                toRecall.add(id);
            } else if (!failed.contains(id)) {
                waiting.add(id);
            }
        }
        return new ReadingPlan(List.copyOf(toRead), toRecall, waiting, putOff);
    }

    /** An upgraded schedule was read as a layer-based one: that says nothing of its shifts now. */
    private static boolean isRead(ReadingMark mark) {
        return mark != null && mark.kind() == ScheduleKind.SHIFT_BASED;
    }

    /**
     * Those that could not be read before.
     *
     * @param all whether it is time to try them or not
     * @param toTry those of them to try, in the order of their turns
     */
    record Failed(Set<String> all, List<String> toTry) {
        static final Failed NONE = new Failed(Set.of(), List.of());

        Failed {
            all = Set.copyOf(all);
            toTry = List.copyOf(toTry);
        }
    }

    private static Comparator<String> oldestFirst(Map<String, ReadingMark> marks) {
        return Comparator.comparing(
                        (String id) -> marks.containsKey(id) ? marks.get(id).readAt() : Instant.MIN)
                .thenComparing(Comparator.naturalOrder());
    }
}

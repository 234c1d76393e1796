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
 */
record ReadingPlan(List<String> toRead, List<String> toRecall, List<String> waiting) {
    static final ReadingPlan NOTHING = new ReadingPlan(List.of(), List.of(), List.of());

    ReadingPlan {
        toRead = List.copyOf(toRead);
        toRecall = List.copyOf(toRecall);
        waiting = List.copyOf(waiting);
    }

    /** Everything is read. */
    static ReadingPlan all(Collection<String> listed) {
        return new ReadingPlan(List.copyOf(listed), List.of(), List.of());
    }

    /**
     * As many as a budget allows: first those that were never read as what they are now, then the urgent ones, then those that were
     * read longest ago.
     *
     * @param listed the shift-based schedules there are
     * @param marks when which schedule was read last
     * @param urgent ids that should be read, group by group in the order of their urgency; ids that are not listed are ignored
     * @param watched ids of which a change would have been noticed otherwise: they are not read for their age
     * @param budget how many may be read
     */
    static ReadingPlan within(
            Collection<String> listed,
            Map<String, ReadingMark> marks,
            List<Set<String>> urgent,
            Set<String> watched,
            int budget) {
        Set<String> there = new LinkedHashSet<>(listed);
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
        List<String> toRead = wanted.stream().limit(budget).toList();
        return rest(there, marks, new LinkedHashSet<>(toRead));
    }

    private static ReadingPlan rest(Set<String> there, Map<String, ReadingMark> marks, Set<String> toRead) {
        List<String> toRecall = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (String id : there) {
            if (!toRead.contains(id)) {
                (isRead(marks.get(id)) ? toRecall : waiting).add(id);
            }
        }
        return new ReadingPlan(List.copyOf(toRead), toRecall, waiting);
    }

    /** An upgraded schedule was read as a layer-based one: that says nothing of its shifts now. */
    private static boolean isRead(ReadingMark mark) {
        return mark != null && mark.kind() == ScheduleKind.SHIFT_BASED;
    }

    private static Comparator<String> oldestFirst(Map<String, ReadingMark> marks) {
        return Comparator.comparing(
                        (String id) -> marks.containsKey(id) ? marks.get(id).readAt() : Instant.MIN)
                .thenComparing(Comparator.naturalOrder());
    }
}

package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunTally;

/** The schedules that one run meets, and what it does with the shift-based ones, which cost a request each. Thread-safe. */
final class RunSchedules {
    private final OptionalInt limit;
    private final RunTally tally;
    private final RunExclusions exclusions = new RunExclusions();
    private final Set<String> discovered = ConcurrentHashMap.newKeySet();
    private final Set<String> readAgain = ConcurrentHashMap.newKeySet();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final List<String> shiftBased = new ArrayList<>();
    private volatile Set<String> only;
    private volatile boolean limitReached;
    private volatile ReadingPlan plan = ReadingPlan.NOTHING;

    /**
     * @param limit how many schedules to take at most; empty for all
     * @param tally counts what is met and what is dropped
     */
    RunSchedules(OptionalInt limit, RunTally tally) {
        this.limit = limit;
        this.tally = tally;
    }

    /** From now on only these schedules are taken, whatever is listed. */
    void restrictTo(Set<String> scheduleIds) {
        only = Set.copyOf(scheduleIds);
    }

    /** What the run is restricted to; empty when it is not. */
    Set<String> only() {
        return only == null ? Set.of() : only;
    }

    /** Takes a schedule id the first time it is met, as long as it is wanted and the limit allows. */
    synchronized boolean discover(String scheduleId) {
        if (only != null && !only.contains(scheduleId)) {
            return false;
        }
        if (limit.isPresent() && discovered.size() >= limit.getAsInt()) {
            limitReached = true;
            return false;
        }
        if (!discovered.add(scheduleId)) {
            return false;
        }
        tally.increment(Counted.DISCOVERED);
        if (exclusions.remove(scheduleId)) {
            tally.add(Counted.EXCLUDED, -1);
        }
        return true;
    }

    /** A filter drops a schedule, which may have been taken already. */
    void exclude(String scheduleId, RunExclusions.Exclusion exclusion) {
        if (discovered.remove(scheduleId)) {
            tally.add(Counted.DISCOVERED, -1);
        }
        if (exclusions.add(scheduleId, exclusion)) {
            tally.increment(Counted.EXCLUDED);
        }
    }

    /** The schedules that filters keep out of the index. */
    RunExclusions exclusions() {
        return exclusions;
    }

    boolean isLimitReached() {
        return limitReached;
    }

    Set<String> discovered() {
        return Set.copyOf(discovered);
    }

    boolean isDiscovered(String scheduleId) {
        return discovered.contains(scheduleId);
    }

    /** Whether a schedule that is met would be new and is within what the run is restricted to. */
    boolean isOpen(String scheduleId) {
        return (only == null || only.contains(scheduleId)) && !discovered.contains(scheduleId);
    }

    /** A schedule that was met is gone: its item is not kept because it was met. */
    void vanished(String scheduleId) {
        discovered.remove(scheduleId);
    }

    /** PagerDuty tells what a schedule is called. */
    void named(String scheduleId, String name) {
        if (name != null) {
            names.put(scheduleId, name);
        }
    }

    /** What a schedule is called; empty when PagerDuty did not tell it in this run. */
    Optional<String> nameOf(String scheduleId) {
        return Optional.ofNullable(names.get(scheduleId));
    }

    /** A listing named a shift-based schedule. */
    synchronized void listShiftBased(String scheduleId) {
        shiftBased.add(scheduleId);
    }

    /** The shift-based schedules that were listed, in order. */
    synchronized List<String> shiftBased() {
        return List.copyOf(shiftBased);
    }

    void follow(ReadingPlan chosen) {
        plan = chosen;
    }

    /** Which of the shift-based schedules are read. */
    ReadingPlan plan() {
        return plan;
    }

    /** A schedule was read and tells what it told before. */
    void toldTheSame(String scheduleId) {
        readAgain.add(scheduleId);
    }

    /** Those that were read and told the same. */
    Set<String> readAgain() {
        return Set.copyOf(readAgain);
    }
}

package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The schedules that one run meets, and what it does with the shift-based ones, which cost a request each. Thread-safe. */
final class RunSchedules {
    private final OptionalInt limit;
    private final Set<String> discovered = ConcurrentHashMap.newKeySet();
    private final Set<String> readAgain = ConcurrentHashMap.newKeySet();
    private final List<String> shiftBased = new ArrayList<>();
    private volatile Set<String> only;
    private volatile boolean limitReached;
    private volatile ReadingPlan plan = ReadingPlan.NOTHING;

    /** @param limit how many schedules to take at most; empty for all */
    RunSchedules(OptionalInt limit) {
        this.limit = limit;
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
        return discovered.add(scheduleId);
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

    /** A schedule that may have been met is not wanted. Returns whether it had been met. */
    boolean giveUp(String scheduleId) {
        return discovered.remove(scheduleId);
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

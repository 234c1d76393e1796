package org.schedulesconnector.oncall;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A rotation as people agree on one: the next person takes over every so many days at the same time on the clock.
 *
 * @param zone where that clock hangs
 * @param first when the first person begins
 * @param turnLength whole days
 * @param people who take turns, in order
 * @param turns how many turns there are
 */
record Rotation(ZoneId zone, LocalDateTime first, Period turnLength, int people, int turns) {
    List<Shift> shifts() {
        return IntStream.range(0, turns)
                .mapToObj(turn -> Shift.regular(RandomShifts.person(turn % people), start(turn), start(turn + 1)))
                .toList();
    }

    Instant start(int turn) {
        return first.plus(turnLength.multipliedBy(turn)).atZone(zone).toInstant();
    }

    Interval time() {
        return new Interval(start(0), start(turns));
    }

    OnCallSchedule schedule() {
        return RandomShifts.scheduleOf(time(), zone.getId(), shifts());
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The turns of a rotation. A turn of whole days hands off at the same wall-clock time all year, so it may last an hour more
 * or less; a shorter turn is exact.
 *
 * @param first start of turn 0
 * @param length of one turn
 * @param zone whose wall clock counts
 */
record Turns(Instant first, Duration length, ZoneId zone) {
    Instant startOf(long index) {
        if (wholeDays()) {
            LocalDateTime local = LocalDateTime.ofInstant(first, zone);
            return local.plusDays(index * length.toDays()).atZone(zone).toInstant();
        }
        return first.plus(length.multipliedBy(index));
    }

    TimeSpan turn(long index) {
        return new TimeSpan(startOf(index), startOf(index + 1));
    }

    /** The turn that an instant falls into; negative before the first. */
    long indexAt(Instant instant) {
        long index = Math.floorDiv(Duration.between(first, instant).toSeconds(), length.toSeconds());
        while (startOf(index).isAfter(instant)) {
            index--;
        }
        while (!startOf(index + 1).isAfter(instant)) {
            index++;
        }
        return index;
    }

    private boolean wholeDays() {
        return length.toSeconds() % Duration.ofDays(1).toSeconds() == 0;
    }
}

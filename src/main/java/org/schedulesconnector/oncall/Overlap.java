package org.schedulesconnector.oncall;

import java.util.List;
import java.util.Objects;

/**
 * A stretch in which the same two or more people are on call together.
 *
 * @param time when, not null
 * @param people who, at least two
 */
public record Overlap(Interval time, List<Person> people) {
    public Overlap {
        Objects.requireNonNull(time, "time");
        people = List.copyOf(people);
    }
}

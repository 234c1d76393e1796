package org.schedulesconnector.oncall;

import java.util.List;
import java.util.Objects;

/**
 * An escalation policy that pages a schedule.
 *
 * @param id PagerDuty's policy id, not null
 * @param name the policy's name; the id where PagerDuty tells none; not null
 * @param levels the escalation levels at which the schedule is paged, 1 first, sorted; empty when they are not known
 */
public record PolicyReference(String id, String name, List<Integer> levels) {
    public PolicyReference {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        levels = List.copyOf(levels);
    }
}

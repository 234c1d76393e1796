package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A part of a schedule in which people take turns.
 *
 * @param id of the layer, or of the event of a rotation
 * @param name shown to people
 * @param people in the order of their turns; a layer has no empty places
 */
public record SchedulePart(String id, String name, List<Member> people) {
    public SchedulePart {
        people = List.copyOf(people);
    }

    public SchedulePart with(List<Member> others) {
        return new SchedulePart(id, name, others);
    }

    /** The same people one turn on: each takes the turn of who came before. */
    SchedulePart rotated() {
        List<Member> turned = new ArrayList<>(people);
        Collections.rotate(turned, -1);
        return with(turned);
    }
}

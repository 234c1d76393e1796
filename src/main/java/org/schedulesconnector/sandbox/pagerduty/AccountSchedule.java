package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;

/** A schedule of either kind. Both kinds share one space of ids, and an upgrade changes the kind and keeps the id. */
public sealed interface AccountSchedule permits LayerSchedule, ShiftSchedule {
    /** PagerDuty's id, such as {@code PABC123}. */
    String id();

    String name();

    /** May be empty, never null. */
    String description();

    /** An IANA id or a name of Ruby on Rails. */
    String timeZone();

    List<String> teamIds();

    /** Its layers, or the events of its rotations: each names people in the order of their turns. */
    List<SchedulePart> parts();

    /**
     * The schedule with other people in the part that has this part's id, and no other change. Turns of the past change hands as well,
     * which PagerDuty would keep.
     */
    AccountSchedule withPeople(SchedulePart part);

    AccountSchedule renamed(String newName);

    AccountSchedule inTeams(List<String> newTeamIds);
}

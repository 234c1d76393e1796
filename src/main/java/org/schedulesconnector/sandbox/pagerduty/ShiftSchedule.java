package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.List;

/**
 * A shift-based (v3) schedule: any number of people at any moment.
 *
 * @param id PagerDuty's id
 * @param name shown to people
 * @param description may be empty
 * @param timeZone an IANA id
 * @param teamIds the teams it belongs to, may be none
 * @param rotations at most ten
 * @param customShifts added coverage
 * @param overrides from the oldest to the newest, which wins
 */
public record ShiftSchedule(
        String id,
        String name,
        String description,
        String timeZone,
        List<String> teamIds,
        List<ShiftRotation> rotations,
        List<CustomShift> customShifts,
        List<ShiftOverride> overrides)
        implements AccountSchedule {
    public ShiftSchedule {
        teamIds = List.copyOf(teamIds);
        rotations = List.copyOf(rotations);
        customShifts = List.copyOf(customShifts);
        overrides = List.copyOf(overrides);
    }

    @Override
    public List<SchedulePart> parts() {
        return rotations.stream()
                .flatMap(rotation -> rotation.events().stream())
                .map(event -> new SchedulePart(event.id(), event.name(), event.members()))
                .toList();
    }

    @Override
    public ShiftSchedule withPeople(SchedulePart part) {
        List<ShiftRotation> changed =
                rotations.stream().map(rotation -> rotation.withMembers(part)).toList();
        return new ShiftSchedule(id, name, description, timeZone, teamIds, changed, customShifts, overrides);
    }

    @Override
    public ShiftSchedule renamed(String newName) {
        return new ShiftSchedule(id, newName, description, timeZone, teamIds, rotations, customShifts, overrides);
    }

    @Override
    public ShiftSchedule inTeams(List<String> newTeamIds) {
        return new ShiftSchedule(id, name, description, timeZone, newTeamIds, rotations, customShifts, overrides);
    }

    public ShiftSchedule with(ShiftOverride override) {
        List<ShiftOverride> more = new ArrayList<>(overrides);
        more.add(override);
        return new ShiftSchedule(id, name, description, timeZone, teamIds, rotations, customShifts, more);
    }

    public ShiftSchedule with(CustomShift shift) {
        List<CustomShift> more = new ArrayList<>(customShifts);
        more.add(shift);
        return new ShiftSchedule(id, name, description, timeZone, teamIds, rotations, more, overrides);
    }
}

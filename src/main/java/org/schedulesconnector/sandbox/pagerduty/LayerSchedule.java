package org.schedulesconnector.sandbox.pagerduty;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer-based (v2) schedule: at most one person at any moment.
 *
 * @param id PagerDuty's id
 * @param name shown to people
 * @param description may be empty
 * @param timeZone an IANA id or a name of Ruby on Rails
 * @param teamIds the teams it belongs to, may be none
 * @param layers from the weakest to the strongest
 * @param overrides from the oldest, which is the weakest, to the newest
 */
public record LayerSchedule(
        String id,
        String name,
        String description,
        String timeZone,
        List<String> teamIds,
        List<Layer> layers,
        List<LayerOverride> overrides)
        implements AccountSchedule {
    public LayerSchedule {
        teamIds = List.copyOf(teamIds);
        layers = List.copyOf(layers);
        overrides = List.copyOf(overrides);
    }

    @Override
    public List<SchedulePart> parts() {
        return layers.stream()
                .map(layer -> new SchedulePart(
                        layer.id(),
                        layer.name(),
                        layer.userIds().stream().map(Member::of).toList()))
                .toList();
    }

    @Override
    public LayerSchedule withPeople(SchedulePart part) {
        List<String> people = part.people().stream()
                .flatMap(member -> member.userId().stream())
                .toList();
        List<Layer> changed = layers.stream()
                .map(layer -> layer.id().equals(part.id()) ? layer.withPeople(people) : layer)
                .toList();
        return new LayerSchedule(id, name, description, timeZone, teamIds, changed, overrides);
    }

    @Override
    public LayerSchedule renamed(String newName) {
        return new LayerSchedule(id, newName, description, timeZone, teamIds, layers, overrides);
    }

    @Override
    public LayerSchedule inTeams(List<String> newTeamIds) {
        return new LayerSchedule(id, name, description, timeZone, newTeamIds, layers, overrides);
    }

    public LayerSchedule with(LayerOverride override) {
        List<LayerOverride> more = new ArrayList<>(overrides);
        more.add(override);
        return new LayerSchedule(id, name, description, timeZone, teamIds, layers, more);
    }

    ZoneId zone() {
        return Zones.of(timeZone);
    }

    /** Everyone on the schedule, each once, in the order of the layers. */
    Stream<String> userIds() {
        return layers.stream().flatMap(layer -> layer.userIds().stream()).distinct();
    }
}

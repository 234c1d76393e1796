package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;

/**
 * Makes a schedule of the same kind, teams and turns as another, with ids of its own. Overrides and custom shifts stay behind.
 *
 * @param id of the copy
 * @param name of the copy
 * @param ids new ids for its parts
 */
record ScheduleCopy(String id, String name, Ids ids) {
    AccountSchedule of(AccountSchedule source) {
        return source instanceof LayerSchedule layered ? of(layered) : of((ShiftSchedule) source);
    }

    private LayerSchedule of(LayerSchedule source) {
        List<Layer> layers =
                source.layers().stream().map(layer -> layer.withId(ids.next())).toList();
        return new LayerSchedule(
                id, name, source.description(), source.timeZone(), source.teamIds(), layers, List.of());
    }

    private ShiftSchedule of(ShiftSchedule source) {
        List<ShiftRotation> rotations =
                source.rotations().stream().map(this::of).toList();
        return new ShiftSchedule(
                id, name, source.description(), source.timeZone(), source.teamIds(), rotations, List.of(), List.of());
    }

    private ShiftRotation of(ShiftRotation source) {
        return new ShiftRotation(
                ids.opaque(),
                source.events().stream()
                        .map(event -> event.withId(ids.opaque()))
                        .toList());
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the rotations, custom shifts and overrides of one shift-based schedule into the assignments of a window. */
final class ShiftScheduleRenderer {
    private static final Comparator<Assignment> BY_TIME = Comparator.comparing(
                    (Assignment assignment) -> assignment.span().start())
            .thenComparing(assignment -> assignment.span().end())
            .thenComparing(Assignment::sourceId);

    private final ShiftSchedule schedule;
    private final RenderWindow window;

    ShiftScheduleRenderer(ShiftSchedule schedule, RenderWindow window) {
        this.schedule = schedule;
        this.window = window;
    }

    /** Assignments in order of time; several at once, and empty places, are kept as they are. */
    List<Assignment> finalSchedule() {
        return planned()
                .flatMap(this::overridden)
                .flatMap(assignment -> window.trim(assignment.span()).map(assignment::during).stream())
                .sorted(BY_TIME)
                .toList();
    }

    /** The share of the window in which at least one person is on call, in percent. */
    double coverage(List<Assignment> assignments) {
        CoveredTime covered = new CoveredTime();
        assignments.stream()
                .filter(assignment -> assignment.member().userId().isPresent())
                .forEach(assignment -> covered.claim(assignment.span()));
        return covered.percentageOf(window.span());
    }

    /** What rotations and custom shifts say before overrides. */
    Stream<Assignment> planned() {
        Stream<Assignment> rotations = schedule.rotations().stream().flatMap(rotation -> rotation.events().stream()
                .flatMap(event -> event.touching(window.span()).stream())
                .flatMap(occurrence -> occurrence.members().stream()
                        .map(member ->
                                new Assignment(occurrence.span(), member, false, rotation.id(), Optional.empty()))));
        Stream<Assignment> custom = schedule.customShifts().stream()
                .filter(shift -> shift.span().overlaps(window.span()))
                .map(shift -> new Assignment(shift.span(), shift.member(), true, shift.id(), Optional.empty()));
        return Stream.concat(rotations, custom);
    }

    private Stream<Assignment> overridden(Assignment planned) {
        List<Assignment> parts = new ArrayList<>();
        CoveredTime replaced = new CoveredTime();
        List<ShiftOverride> overrides = schedule.overrides();
        for (int newest = overrides.size() - 1; newest >= 0; newest--) {
            ShiftOverride override = overrides.get(newest);
            if (planned.isReplacedBy(override)) {
                override.span().intersection(planned.span()).map(replaced::claim).stream()
                        .flatMap(List::stream)
                        .forEach(part -> parts.add(planned.replacedBy(override, part)));
            }
        }
        replaced.claim(planned.span()).forEach(part -> parts.add(planned.during(part)));
        return parts.stream();
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of shift-based schedule. */
enum ShiftRecipe {
    EVERYONE("Incident Response", "Two responders together, and an incident manager") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            ShiftEvent pair =
                    event(cast, "Responders", LocalTime.of(8, 0), 24, Recurrence.daily(), 0, members(cast, 0, 2));
            ShiftEvent manager =
                    event(cast, "Manager", LocalTime.of(8, 0), 24, Recurrence.daily(), 7, members(cast, 2, 3));
            return rotations(empty, rotation(cast, pair), rotation(cast, manager));
        }
    },
    FOLLOW_THE_SUN("Around the Clock", "A rotation for each site") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            return rotations(
                    empty,
                    rotation(cast, weekdays(cast, "EMEA", LocalTime.of(6, 0), members(cast, 0, 2))),
                    rotation(cast, weekdays(cast, "Americas", LocalTime.of(14, 0), members(cast, 2, 2))),
                    rotation(cast, weekdays(cast, "APAC", LocalTime.of(22, 0), members(cast, 4, 2))));
        }
    },
    WITH_EMPTY_PLACE("Support Weekdays", "Every third week is not staffed") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            List<Member> members = Stream.concat(members(cast, 0, 2).stream(), Stream.of(Member.EMPTY))
                    .toList();
            return rotations(empty, rotation(cast, weekdays(cast, "Support", LocalTime.of(9, 0), members)));
        }
    },
    CUSTOM_SHIFTS("Release Duty", "") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            ShiftRotation rotation =
                    rotation(cast, weekdays(cast, "Releases", LocalTime.of(10, 0), members(cast, 0, 3)));
            Instant start = cast.day(1, LocalTime.of(20, 0));
            CustomShift night = custom(cast, start, 6, members(cast, 3, 1).get(0));
            ShiftOverride half = new ShiftOverride(
                    cast.ids().opaque(),
                    true,
                    night.id(),
                    start.plus(Duration.ofHours(3)),
                    night.end(),
                    night.member(),
                    members(cast, 1, 1).get(0));
            return rotations(empty, rotation).with(night).with(half);
        }
    },
    OVERRIDDEN("Security Watch", "Two lines at once. セキュリティ") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            Instant holiday = cast.day(4, LocalTime.of(8, 0));
            List<Member> first = members(cast, 0, 3);
            ShiftEvent primary = event(
                    cast, "Primary", LocalTime.of(8, 0), 24, Recurrence.daily().except(holiday), 7, first);
            ShiftEvent secondary =
                    event(cast, "Secondary", LocalTime.of(8, 0), 24, Recurrence.daily(), 7, members(cast, 3, 2));
            ShiftRotation rotation = rotation(cast, primary);
            ShiftSchedule planned = rotations(empty, rotation, rotation(cast, secondary));
            Instant start = cast.day(1, LocalTime.of(12, 0));
            Instant end = start.plus(Duration.ofHours(6));
            Member replaced = first.stream()
                    .filter(member -> isPlanned(planned, rotation, member, start))
                    .findFirst()
                    .orElseThrow();
            Member taker = members(cast, 4, 1).get(0);
            return planned.with(
                    new ShiftOverride(cast.ids().opaque(), false, rotation.id(), start, end, replaced, taker));
        }
    },
    ONLY_CUSTOM("Holiday Cover", "The rotation has ended; what is left was added by hand") {
        @Override
        ShiftSchedule fill(ShiftSchedule empty, Cast cast) {
            ShiftEvent ended = weekdays(cast, "Old hours", LocalTime.of(9, 0), members(cast, 0, 2));
            ShiftEvent closed = new ShiftEvent(
                    ended.id(),
                    ended.name(),
                    ended.start(),
                    ended.end(),
                    ended.timeZone(),
                    ended.effectiveSince(),
                    Optional.of(cast.day(-20, LocalTime.NOON)),
                    ended.recurrence(),
                    ended.shiftsPerMember(),
                    ended.members());
            Member departed = Member.of(cast.departed());
            return rotations(empty, rotation(cast, closed))
                    .with(custom(cast, cast.day(-2, LocalTime.of(8, 0)), 24, departed))
                    .with(custom(
                            cast,
                            cast.day(3, LocalTime.of(8, 0)),
                            24,
                            members(cast, 0, 1).get(0)));
        }
    };

    private final String title;
    private final String description;

    ShiftRecipe(String title, String description) {
        this.title = title;
        this.description = description;
    }

    abstract ShiftSchedule fill(ShiftSchedule empty, Cast cast);

    ShiftSchedule make(String prefix, List<String> teamIds, Cast cast) {
        String id = cast.ids().next();
        return fill(
                new ShiftSchedule(
                        id,
                        prefix.formatted(title),
                        description,
                        cast.timeZone(),
                        teamIds,
                        List.of(),
                        List.of(),
                        List.of()),
                cast);
    }

    private static ShiftSchedule rotations(ShiftSchedule empty, ShiftRotation... rotations) {
        return new ShiftSchedule(
                empty.id(),
                empty.name(),
                empty.description(),
                empty.timeZone(),
                empty.teamIds(),
                List.of(rotations),
                List.of(),
                List.of());
    }

    private static ShiftRotation rotation(Cast cast, ShiftEvent event) {
        return new ShiftRotation(cast.ids().opaque(), List.of(event));
    }

    private static List<Member> members(Cast cast, int from, int count) {
        return cast.people(from, count).stream().map(Member::of).toList();
    }

    private static ShiftEvent weekdays(Cast cast, String name, LocalTime start, List<Member> members) {
        EnumSet<DayOfWeek> days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        return event(cast, name, start, 8, Recurrence.weeklyOn(days), 5, members);
    }

    private static ShiftEvent event(
            Cast cast,
            String name,
            LocalTime time,
            int hours,
            Recurrence recurrence,
            int shiftsPerMember,
            List<Member> members) {
        Instant start = cast.mondayLongAgo(time);
        ZoneId zone = cast.zone();
        Instant end = LocalDateTime.ofInstant(start, zone)
                .plusHours(hours)
                .atZone(zone)
                .toInstant();
        return new ShiftEvent(
                cast.ids().opaque(),
                name,
                start,
                end,
                zone.getId(),
                start,
                Optional.empty(),
                recurrence,
                shiftsPerMember,
                members);
    }

    private static CustomShift custom(Cast cast, Instant start, int hours, Member member) {
        Instant end = start.plus(Duration.ofHours(hours));
        return new CustomShift(cast.ids().opaque(), start, end, cast.ids().opaque(), member);
    }

    private static boolean isPlanned(ShiftSchedule schedule, ShiftRotation rotation, Member member, Instant at) {
        RenderWindow moment = new RenderWindow(new TimeSpan(at, at.plusSeconds(1)), true);
        return new ShiftScheduleRenderer(schedule, moment)
                .planned()
                .anyMatch(assignment -> assignment.sourceId().equals(rotation.id())
                        && assignment.member().equals(member));
    }
}

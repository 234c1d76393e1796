package org.schedulesconnector.sandbox.pagerduty;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a shift-based schedule of a layer-based one: a rotation for each layer, an event for each of its restrictions, an
 * override for each person an override replaced, a custom shift where it replaced nobody. Layers that overlap put several
 * people on call at once afterwards, as shift-based schedules know no precedence. PagerDuty's own upgrade is announced and
 * not described; a hand-off in the middle of a restricted shift moves to the next shift here.
 */
final class ScheduleUpgrade {
    private static final int EVENTS_PER_ROTATION = 5;
    private static final int MEMBERS_PER_EVENT = 20;
    private static final Duration DAY = Duration.ofDays(1);

    /** How much of the past stays visible. */
    private static final Duration HISTORY = Duration.ofDays(35);

    private final LayerSchedule before;
    private final Instant now;
    private final ZoneId zone;

    ScheduleUpgrade(LayerSchedule before, Instant now) {
        this.before = before;
        this.now = now;
        this.zone = before.zone();
    }

    ShiftSchedule upgraded() {
        List<ShiftRotation> rotations = new ArrayList<>();
        for (Layer layer : before.layers()) {
            List<ShiftEvent> events = layer.userIds().isEmpty() ? List.of() : events(layer);
            for (int from = 0; from < events.size(); from += EVENTS_PER_ROTATION) {
                int to = Math.min(events.size(), from + EVENTS_PER_ROTATION);
                rotations.add(new ShiftRotation("%s-R%02d".formatted(layer.id(), from), events.subList(from, to)));
            }
        }
        ShiftSchedule bare = new ShiftSchedule(
                before.id(),
                before.name(),
                before.description(),
                zone.getId(),
                before.teamIds(),
                rotations,
                List.of(),
                List.of());
        ShiftSchedule result = bare;
        for (LayerOverride override : before.overrides()) {
            result = new ShiftTakeover(bare, override).appliedTo(result);
        }
        return result;
    }

    private List<ShiftEvent> events(Layer layer) {
        Turns turns = new Turns(layer.virtualStart(), layer.turnLength(), zone);
        Instant from = turns.startOf(
                turns.indexAt(TimeSpan.later(layer.start(), TimeSpan.earlier(now.minus(HISTORY), lastOf(layer)))));
        List<ShiftEvent> events = new ArrayList<>();
        if (layer.restrictions().isEmpty()) {
            Duration length = layer.turnLength().compareTo(DAY) < 0 ? layer.turnLength() : DAY;
            for (int part = 0; part < DAY.dividedBy(length); part++) {
                Instant start = from.plus(length.multipliedBy(part));
                events.add(event(layer, turns, part, start, length, Recurrence.daily()));
            }
        }
        for (Restriction restriction : layer.restrictions()) {
            Recurrence recurrence = restriction
                    .day()
                    .map(day -> Recurrence.weeklyOn(Set.of(day)))
                    .orElseGet(Recurrence::daily);
            Instant start = firstStart(restriction, from);
            events.add(event(layer, turns, events.size(), start, restriction.length(), recurrence));
        }
        return events;
    }

    private ShiftEvent event(
            Layer layer, Turns turns, int number, Instant start, Duration length, Recurrence recurrence) {
        long period = recurrence.weekly() ? 7 : 1;
        int shiftsPerMember = (int) Math.max(1, layer.turnLength().toDays() / period);
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        List<Member> members = IntStream.range(0, Math.min(layer.userIds().size(), MEMBERS_PER_EVENT))
                .mapToObj(place -> local.plusDays(place * period * shiftsPerMember))
                .map(turnStart -> turns.indexAt(turnStart.atZone(zone).toInstant()))
                .map(turn -> layer.userIds()
                        .get((int) Math.floorMod(turn, (long) layer.userIds().size())))
                .map(Member::of)
                .toList();
        return new ShiftEvent(
                "%s-E%02d".formatted(layer.id(), number),
                layer.name(),
                start,
                local.plus(length).atZone(zone).toInstant(),
                zone.getId(),
                start,
                layer.end(),
                recurrence,
                shiftsPerMember,
                members);
    }

    private Instant firstStart(Restriction restriction, Instant from) {
        LocalDate date = LocalDate.ofInstant(from, zone);
        LocalDate first = restriction.day().map(day -> firstOf(day, date)).orElse(date);
        LocalTime time = restriction.start();
        Instant start = first.atTime(time).atZone(zone).toInstant();
        int again = restriction.day().isPresent() ? 7 : 1;
        return start.isBefore(from)
                ? first.plusDays(again).atTime(time).atZone(zone).toInstant()
                : start;
    }

    private static LocalDate firstOf(DayOfWeek day, LocalDate date) {
        return date.with(TemporalAdjusters.nextOrSame(day));
    }

    private static Instant lastOf(Layer layer) {
        return layer.end().map(end -> end.minusSeconds(1)).orElse(Instant.MAX);
    }
}

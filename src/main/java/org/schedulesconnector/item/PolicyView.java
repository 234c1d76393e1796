package org.schedulesconnector.item;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.Person;

/**
 * An escalation policy as seen at one instant: what properties and text both need. Nothing in it moves with the window that its
 * schedules were read for, so that its item changes at hand-offs and edits only.
 *
 * @param path the policy
 * @param levels from the first to the last
 * @param iconUrl the icon shown with every item; null for none
 */
record PolicyView(EscalationPath path, List<Level> levels, URI iconUrl) {

    /**
     * @param number 1 for the first
     * @param told what PagerDuty tells of it
     * @param targets who is paged
     */
    record Level(int number, EscalationPath.Level told, List<Target> targets) {
        /** Everyone who is paged now, in order; some may come twice. */
        Stream<Person> peopleNow() {
            return targets.stream().flatMap(Target::peopleNow);
        }

        Stream<ScheduleView> schedules() {
            return targets.stream().flatMap(Target::schedules);
        }
    }

    /** Somebody or something that is paged, as far as the item may tell. */
    sealed interface Target {
        default Stream<Person> peopleNow() {
            return Stream.empty();
        }

        default Stream<ScheduleView> schedules() {
            return Stream.empty();
        }
    }

    /** Whoever is on call by a schedule. */
    record OnCall(ScheduleView view) implements Target {
        @Override
        public Stream<Person> peopleNow() {
            return view.peopleNow().stream();
        }

        @Override
        public Stream<ScheduleView> schedules() {
            return Stream.of(view);
        }
    }

    /** A person, at any time. */
    record Always(Person person) implements Target {
        @Override
        public Stream<Person> peopleNow() {
            return Stream.of(person);
        }
    }

    /** A schedule of which the item may tell nothing. */
    record Restricted() implements Target {}

    /** @param name of something that is neither a person nor a schedule */
    record Other(String name) implements Target {}

    static PolicyView of(EscalationPath path, PolicyTargets targets, Instant now, URI iconUrl) {
        List<Level> levels = new ArrayList<>();
        for (EscalationPath.Level told : path.levels()) {
            List<Target> seen = told.targets().stream()
                    .map(target -> seen(target, targets, now, iconUrl))
                    .toList();
            levels.add(new Level(levels.size() + 1, told, seen));
        }
        return new PolicyView(path, List.copyOf(levels), iconUrl);
    }

    /** The name on one line; a policy without one is named by its id. */
    String name() {
        String name = OneLine.of(path.name());
        return name.isEmpty() ? "Escalation policy " + path.id() : name;
    }

    /** Everyone who is paged first, now. */
    List<Person> firstNow() {
        return first().flatMap(Level::peopleNow).toList();
    }

    /** When the first of them goes off call; empty when nobody does in the time that was read. */
    Optional<Instant> firstUntil() {
        return first().flatMap(Level::schedules)
                .flatMap(schedule -> schedule.until().stream())
                .min(Instant::compareTo);
    }

    /** The next hand-off among those who are paged first. */
    Optional<Instant> firstHandoff() {
        return earliestHandoff(first());
    }

    /** Who comes on call then. */
    List<Person> firstArrivals() {
        Optional<Instant> next = firstHandoff();
        return first().flatMap(Level::schedules)
                .filter(schedule -> schedule.next().map(Handoff::at).equals(next))
                .flatMap(schedule -> schedule.arrivals().stream())
                .toList();
    }

    /** Everyone who is paged at any level, now. */
    List<Person> everybodyNow() {
        return levels.stream().flatMap(Level::peopleNow).toList();
    }

    /** The next hand-off at any level: until then the item stays as it is unless somebody edits. */
    Optional<Instant> nextHandoff() {
        return earliestHandoff(levels.stream());
    }

    private Stream<Level> first() {
        return levels.stream().limit(1);
    }

    private static Optional<Instant> earliestHandoff(Stream<Level> levels) {
        return levels.flatMap(Level::schedules)
                .flatMap(schedule -> schedule.next().stream())
                .map(Handoff::at)
                .min(Instant::compareTo);
    }

    private static Target seen(EscalationPath.Target target, PolicyTargets targets, Instant now, URI iconUrl) {
        return switch (target.kind()) {
            case SCHEDULE ->
                targets.schedule(target.id())
                        .<Target>map(schedule -> new OnCall(ScheduleView.of(schedule, now, iconUrl)))
                        .orElseGet(Restricted::new);
            case PERSON -> new Always(targets.person(target.id(), target.name()));
            case OTHER -> new Other(target.name() == null ? target.id() : target.name());
        };
    }
}

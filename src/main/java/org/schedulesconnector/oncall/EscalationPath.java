package org.schedulesconnector.oncall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An escalation policy: who is paged first, and who next when nobody answers. Immutable.
 *
 * @param id PagerDuty's policy id, not null
 * @param name its name, not null
 * @param description free text; null or empty when there is none
 * @param htmlUrl the policy's page in PagerDuty; null when PagerDuty tells none
 * @param repeats how often the levels are gone through again when nobody has answered, 0 or more
 * @param teams the teams it belongs to; PagerDuty has one at most
 * @param teamsKnown whether those are all; false when PagerDuty did not tell them, which must not be read as none
 * @param services names of the services that use it, as PagerDuty lists them
 * @param levels from the first to the last
 */
public record EscalationPath(
        String id,
        String name,
        String description,
        String htmlUrl,
        int repeats,
        List<TeamReference> teams,
        boolean teamsKnown,
        List<String> services,
        List<Level> levels) {
    public EscalationPath {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        teams = List.copyOf(teams);
        services = List.copyOf(services);
        levels = List.copyOf(levels);
    }

    /** The ids of the schedules that it pages at any level. */
    public Set<String> scheduleIds() {
        return levels.stream().flatMap(Level::scheduleIds).collect(Collectors.toUnmodifiableSet());
    }

    /** The levels at which it pages a schedule, 1 first; empty when it does not. */
    public List<Integer> levelsOf(String scheduleId) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).scheduleIds().anyMatch(scheduleId::equals)) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /** The same, of the same teams by other names. */
    public EscalationPath withTeams(List<TeamReference> named) {
        return new EscalationPath(id, name, description, htmlUrl, repeats, named, teamsKnown, services, levels);
    }

    /**
     * One level.
     *
     * @param escalatesAfter how long it has to answer before the next level is paged; null when PagerDuty does not tell
     * @param inTurn whether the targets are paged one at a time, in turn from incident to incident (round robin), instead of all
     *     together
     * @param targets who is paged, in PagerDuty's order
     */
    public record Level(Duration escalatesAfter, boolean inTurn, List<Target> targets) {
        public Level {
            targets = List.copyOf(targets);
        }

        Stream<String> scheduleIds() {
            return targets.stream()
                    .filter(target -> target.kind() == TargetKind.SCHEDULE)
                    .map(Target::id);
        }
    }

    /**
     * Somebody or something that is paged.
     *
     * @param kind what it is, not null
     * @param id PagerDuty's id of it, not null
     * @param name as the policy tells it; null when it does not
     */
    public record Target(TargetKind kind, String id, String name) {
        public Target {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(id, "id");
        }
    }

    /** What can be paged. */
    public enum TargetKind {
        /** Whoever is on call by a schedule of either kind. */
        SCHEDULE,
        /** A person, always. */
        PERSON,
        /** Something that PagerDuty did not have when this was written. */
        OTHER
    }
}

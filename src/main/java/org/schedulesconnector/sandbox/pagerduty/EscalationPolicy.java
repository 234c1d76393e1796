package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom PagerDuty pages, in which order.
 *
 * @param id PagerDuty's id
 * @param name shown to people
 * @param description may be empty
 * @param loops how often the rules are repeated
 * @param teamId the team it belongs to, at most one
 * @param rules the levels, the first at index 0
 */
public record EscalationPolicy(
        String id, String name, String description, int loops, Optional<String> teamId, List<Rule> rules) {
    public EscalationPolicy {
        rules = List.copyOf(rules);
    }

    /**
     * One level.
     *
     * @param id PagerDuty's id
     * @param delayMinutes until the next level is paged
     * @param targets 1 to 10
     */
    public record Rule(String id, int delayMinutes, List<Target> targets) {
        public Rule {
            targets = List.copyOf(targets);
        }
    }

    /**
     * Who is paged at a level: a person or whoever a schedule of either kind names.
     *
     * @param isUser true for a person, false for a schedule
     * @param id of the person or the schedule
     */
    public record Target(boolean isUser, String id) {
        public static Target user(String id) {
            return new Target(true, id);
        }

        public static Target schedule(String id) {
            return new Target(false, id);
        }
    }

    Stream<Target> targets() {
        return rules.stream().flatMap(rule -> rule.targets().stream());
    }

    /** The policy without a target; a level that is left with nobody goes as well. */
    EscalationPolicy without(Target target) {
        List<Rule> left = rules.stream()
                .map(rule -> new Rule(
                        rule.id(),
                        rule.delayMinutes(),
                        rule.targets().stream()
                                .filter(other -> !other.equals(target))
                                .toList()))
                .filter(rule -> !rule.targets().isEmpty())
                .toList();
        return new EscalationPolicy(id, name, description, loops, teamId, left);
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.Collections;
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
    private static final int MOST_TARGETS = 10;
    private static final int NEW_LEVEL_DELAY = 30;

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

        private Rule with(Target target) {
            if (targets.contains(target)) {
                throw new IllegalArgumentException("the level pages " + target.id() + " already");
            }
            if (targets.size() == MOST_TARGETS) {
                throw new IllegalArgumentException("the level has " + MOST_TARGETS + " targets, and no more fit");
            }
            List<Target> more = new ArrayList<>(targets);
            more.add(target);
            return new Rule(id, delayMinutes, more);
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

    public EscalationPolicy renamed(String newName) {
        return new EscalationPolicy(id, newName, description, loops, teamId, rules);
    }

    /**
     * The policy with two levels in each other's place.
     *
     * @param level from 1
     * @param other from 1
     * @throws IllegalArgumentException when the policy has no such level
     */
    public EscalationPolicy swapped(int level, int other) {
        List<Rule> changed = new ArrayList<>(rules);
        Collections.swap(changed, index(level, rules.size()), index(other, rules.size()));
        return withRules(changed);
    }

    /**
     * The policy with one more target at a level.
     *
     * @param level from 1; one more than there are makes a new last level
     * @throws IllegalArgumentException when there is no such level, it pages the target already, or it is full
     */
    public EscalationPolicy with(int level, Target target) {
        int index = index(level, rules.size() + 1);
        List<Rule> changed = new ArrayList<>(rules);
        if (index == rules.size()) {
            changed.add(new Rule(id + "L" + level, NEW_LEVEL_DELAY, List.of(target)));
        } else {
            changed.set(index, rules.get(index).with(target));
        }
        return withRules(changed);
    }

    private EscalationPolicy withRules(List<Rule> changed) {
        return new EscalationPolicy(id, name, description, loops, teamId, changed);
    }

    private int index(int level, int last) {
        if (level < 1 || level > last) {
            throw new IllegalArgumentException(
                    "the escalation policy " + id + " takes a level from 1 to " + last + " here, not " + level);
        }
        return level - 1;
    }

    public Stream<Target> targets() {
        return rules.stream().flatMap(rule -> rule.targets().stream());
    }

    /** The policy without a target; a level that is left with nobody goes as well. */
    public EscalationPolicy without(Target target) {
        List<Rule> left = rules.stream()
                .map(rule -> new Rule(
                        rule.id(),
                        rule.delayMinutes(),
                        rule.targets().stream()
                                .filter(other -> !other.equals(target))
                                .toList()))
                .filter(rule -> !rule.targets().isEmpty())
                .toList();
        return withRules(left);
    }
}

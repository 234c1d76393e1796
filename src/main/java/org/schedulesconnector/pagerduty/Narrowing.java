package org.schedulesconnector.pagerduty;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The slices that a listing over the ceiling is read in: first groups of teams, halved where a group is still too wide; then names by
 * one character, the most frequent of the names seen first; then, for characters that were too wide, by two.
 */
final class Narrowing {
    /** How many ids fit into one URL with ease; PagerDuty publishes no limit. */
    private static final int LARGEST_GROUP = 100;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Deque<Slice> waiting = new ArrayDeque<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final List<String> tooWide = new ArrayList<>();
    private int stage;

    Narrowing(List<String> teamIds) {
        for (int from = 0; from < teamIds.size(); from += LARGEST_GROUP) {
            waiting.add(Slice.ofTeams(teamIds.subList(from, Math.min(from + LARGEST_GROUP, teamIds.size()))));
        }
    }

    /** Learns from the name of an object; null is ignored. */
    void note(String name) {
        if (name != null) {
            name.toLowerCase(Locale.ROOT)
                    .codePoints()
                    .filter(Character::isLetterOrDigit)
                    .distinct()
                    .forEach(point -> frequencies.merge(Character.toString(point), 1, Integer::sum));
        }
    }

    /** A slice was cut off by the ceiling: narrower ones take its place where there are any. */
    void tooWide(Slice slice) {
        int teams = slice.teamIds().size();
        if (teams > 1) {
            waiting.addFirst(Slice.ofTeams(slice.teamIds().subList(teams / 2, teams)));
            waiting.addFirst(Slice.ofTeams(slice.teamIds().subList(0, teams / 2)));
        } else if (slice.name() != null && stage == 1) {
            tooWide.add(slice.name());
        }
    }

    /** The next slice; null when there are no more. */
    Slice next() {
        while (waiting.isEmpty() && stage < 2) {
            stage++;
            (stage == 1 ? characters() : pairs()).forEach(name -> waiting.add(Slice.ofName(name)));
        }
        return waiting.poll();
    }

    private Set<String> characters() {
        Set<String> characters = new LinkedHashSet<>();
        frequencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> characters.add(entry.getKey()));
        ALPHABET.chars().forEach(letter -> characters.add(Character.toString(letter)));
        return characters;
    }

    private List<String> pairs() {
        Set<String> seconds = characters();
        return tooWide.stream()
                .flatMap(first -> seconds.stream().map(second -> first + second))
                .toList();
    }
}

package org.schedulesconnector.crawl;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.schedulesconnector.crawl.FilterCandidate.TeamKnowledge;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.settings.FilterSettings;

/**
 * Says which schedules the settings keep out of the index, and why. It can be asked twice: of a reference in a listing, so that no
 * request is spent on what is dropped, and of the schedule once it is read, when its teams are known. A schedule that is dropped by its
 * reference would be dropped when read, as long as PagerDuty tells the same name. Stateless.
 */
final class ContentFilter {
    private static final String INCLUDE = "crawl.include.";
    private static final String EXCLUDE = "crawl.exclude.";

    private final FilterSettings settings;
    private final List<NamePattern> includedNames;
    private final List<NamePattern> excludedNames;

    ContentFilter(FilterSettings settings) {
        this.settings = settings;
        this.includedNames =
                settings.include().names().stream().map(NamePattern::of).toList();
        this.excludedNames =
                settings.exclude().names().stream().map(NamePattern::of).toList();
    }

    /** Why the schedule is not indexed, one clause that names the setting; empty when it is, as far as is known. */
    Optional<String> reasonToDrop(FilterCandidate candidate) {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> excludedById(candidate),
                        () -> excludedByKind(candidate),
                        () -> excludedByName(candidate),
                        () -> excludedByTeam(candidate),
                        () -> notIncludedById(candidate),
                        () -> notIncludedByKind(candidate),
                        () -> notIncludedByName(candidate),
                        () -> notIncludedByTeam(candidate))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What the settings call teams and no team is, one sentence for each. */
    List<String> unknownTeams(Collection<Team> teams) {
        return Stream.concat(
                        unknown(settings.include().teams(), INCLUDE, teams),
                        unknown(settings.exclude().teams(), EXCLUDE, teams))
                .toList();
    }

    private Optional<String> excludedById(FilterCandidate candidate) {
        return has(settings.exclude().ids().stream().filter(candidate.id()::equals), "ids");
    }

    private Optional<String> excludedByKind(FilterCandidate candidate) {
        return has(settings.exclude().kinds().stream().filter(word(candidate)::equals), "kinds");
    }

    private Optional<String> excludedByName(FilterCandidate candidate) {
        if (candidate.name() == null) {
            return Optional.empty();
        }
        Stream<NamePattern> fitting = excludedNames.stream().filter(pattern -> pattern.fits(candidate.name()));
        return has(fitting.map(NamePattern::text), "names");
    }

    private Optional<String> excludedByTeam(FilterCandidate candidate) {
        if (!settings.exclude().teams().isEmpty() && candidate.knowledge() == TeamKnowledge.WITHHELD) {
            return Optional.of(withheld(EXCLUDE));
        }
        return has(settings.exclude().teams().stream().filter(candidate::isOn), "teams");
    }

    private Optional<String> notIncludedById(FilterCandidate candidate) {
        return lacks(
                settings.include().ids(), settings.include().ids().contains(candidate.id()), "ids does not name it");
    }

    private Optional<String> notIncludedByKind(FilterCandidate candidate) {
        String kind = word(candidate);
        List<String> kinds = settings.include().kinds();
        return lacks(kinds, kinds.contains(kind), "kinds does not name " + kind);
    }

    private Optional<String> notIncludedByName(FilterCandidate candidate) {
        boolean fits =
                candidate.name() == null || includedNames.stream().anyMatch(pattern -> pattern.fits(candidate.name()));
        return lacks(includedNames, fits, "names has no pattern that fits");
    }

    private Optional<String> notIncludedByTeam(FilterCandidate candidate) {
        List<String> teams = settings.include().teams();
        if (!teams.isEmpty() && candidate.knowledge() == TeamKnowledge.WITHHELD) {
            return Optional.of(withheld(INCLUDE));
        }
        boolean fits =
                candidate.knowledge() == TeamKnowledge.NOT_YET || teams.stream().anyMatch(candidate::isOn);
        return lacks(teams, fits, "teams has none of its teams");
    }

    private static Optional<String> has(Stream<String> entries, String list) {
        return entries.findFirst().map(entry -> EXCLUDE + list + " has \"" + entry + "\"");
    }

    private static Optional<String> lacks(List<?> entries, boolean fits, String what) {
        return entries.isEmpty() || fits ? Optional.empty() : Optional.of(INCLUDE + what);
    }

    private static String withheld(String side) {
        return side + "teams is set, and PagerDuty does not tell its teams";
    }

    private static Stream<String> unknown(List<String> entries, String side, Collection<Team> teams) {
        return entries.stream()
                .filter(entry -> teams.stream().noneMatch(team -> isCalled(team, entry)))
                .map(entry -> side + "teams has \"" + entry + "\", and no team of the account has that name or id.");
    }

    private static boolean isCalled(Team team, String entry) {
        return entry.equalsIgnoreCase(team.id())
                || team.name() != null && entry.equalsIgnoreCase(team.name().strip());
    }

    private static String word(FilterCandidate candidate) {
        return candidate.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

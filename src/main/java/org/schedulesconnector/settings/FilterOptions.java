package org.schedulesconnector.settings;

import java.util.ArrayList;
import java.util.List;

/** The options under {@code crawl.include.} and {@code crawl.exclude.}. */
final class FilterOptions {
    private static final int LONGEST_TEAM_NAME = 255;
    private static final String[] KINDS = {"layer-based", "shift-based"};

    static final Option<List<String>> INCLUDE_TEAMS = list(
            "crawl.include.teams",
            new ListType(new TextType(LONGEST_TEAM_NAME)),
            "Index only schedules of these teams, each given by its name in any case of letters, or, when the name has a comma, by"
                    + " its id. A schedule whose teams PagerDuty does not tell is left out.",
            "every team, and none");
    static final Option<List<String>> INCLUDE_NAMES = list(
            "crawl.include.names",
            new ListType(new NamePatternType()),
            "Index only schedules whose name fits one of these patterns, such as `* Primary`.",
            "every name");
    static final Option<List<String>> INCLUDE_IDS = list(
            "crawl.include.ids",
            new ListType(new ScheduleIdType()),
            "Index only these schedules. Of several include lists a schedule has to fit each one.",
            "every id");
    static final Option<List<String>> INCLUDE_KINDS =
            list("crawl.include.kinds", new ChoiceListType(KINDS), "Index only schedules of this kind.", "both kinds");

    static final Option<List<String>> EXCLUDE_TEAMS = list(
            "crawl.exclude.teams",
            new ListType(new TextType(LONGEST_TEAM_NAME)),
            "Leave out schedules that have one of these teams, given as in crawl.include.teams. A schedule whose teams PagerDuty"
                    + " does not tell is left out too.",
            "nothing");
    static final Option<List<String>> EXCLUDE_NAMES = list(
            "crawl.exclude.names",
            new ListType(new NamePatternType()),
            "Leave out schedules whose name fits one of these patterns, such as `Test *`.",
            "nothing");
    static final Option<List<String>> EXCLUDE_IDS = list(
            "crawl.exclude.ids",
            new ListType(new ScheduleIdType()),
            "Leave out these schedules. What an exclude list names is left out whatever the include lists say.",
            "nothing");
    static final Option<List<String>> EXCLUDE_KINDS =
            list("crawl.exclude.kinds", new ChoiceListType(KINDS), "Leave out schedules of this kind.", "nothing");

    static final List<Option<?>> OPTIONS = List.of(
            INCLUDE_TEAMS,
            INCLUDE_NAMES,
            INCLUDE_IDS,
            INCLUDE_KINDS,
            EXCLUDE_TEAMS,
            EXCLUDE_NAMES,
            EXCLUDE_IDS,
            EXCLUDE_KINDS);

    private FilterOptions() {}

    static FilterSettings read(OptionReader in) {
        FilterSettings filters = new FilterSettings(
                new FilterSettings.Entries(
                        in.readOr(INCLUDE_TEAMS, ""),
                        in.readOr(INCLUDE_NAMES, ""),
                        in.readOr(INCLUDE_IDS, ""),
                        in.readOr(INCLUDE_KINDS, "")),
                new FilterSettings.Entries(
                        in.readOr(EXCLUDE_TEAMS, ""),
                        in.readOr(EXCLUDE_NAMES, ""),
                        in.readOr(EXCLUDE_IDS, ""),
                        in.readOr(EXCLUDE_KINDS, "")));
        refuseContradictions(in, filters);
        return filters;
    }

    private static void refuseContradictions(OptionReader in, FilterSettings filters) {
        refuseBoth(
                in,
                INCLUDE_TEAMS,
                filters.include().teams(),
                EXCLUDE_TEAMS,
                filters.exclude().teams());
        refuseBoth(
                in,
                INCLUDE_NAMES,
                filters.include().names(),
                EXCLUDE_NAMES,
                filters.exclude().names());
        refuseBoth(
                in,
                INCLUDE_IDS,
                filters.include().ids(),
                EXCLUDE_IDS,
                filters.exclude().ids());
        refuseBoth(
                in,
                INCLUDE_KINDS,
                filters.include().kinds(),
                EXCLUDE_KINDS,
                filters.exclude().kinds());
        if (in.sound(EXCLUDE_KINDS) && filters.exclude().kinds().size() == KINDS.length) {
            in.refuse(
                    EXCLUDE_KINDS,
                    "names every kind",
                    "Something has to be left to index.",
                    "Name one kind or none; to delete the whole index use purge.");
        }
    }

    private static void refuseBoth(
            OptionReader in,
            Option<List<String>> include,
            List<String> included,
            Option<List<String>> exclude,
            List<String> excluded) {
        List<String> both = new ArrayList<>(excluded);
        both.removeIf(entry -> included.stream().noneMatch(entry::equalsIgnoreCase));
        if (in.sound(include, exclude) && !both.isEmpty()) {
            in.refuse(
                    exclude,
                    "names " + Quoted.text(both.get(0)) + ", and so does " + include.key(),
                    "What is included and excluded is never indexed.",
                    "Take it out of one of the two.");
        }
    }

    private static Option<List<String>> list(
            String key, ValueType<List<String>> type, String description, String whenEmpty) {
        return Option.of(key, type, description).orElseAsIn(whenEmpty);
    }
}

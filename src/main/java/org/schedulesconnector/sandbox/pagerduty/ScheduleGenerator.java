package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes schedules of every recipe for the teams in turn. */
final class ScheduleGenerator {
    private static final int FEWEST_PEOPLE = 6;
    private static final Set<String> CAN_BE_ON_CALL = Set.of("owner", "admin", "user", "limited_user");

    /** A layer-based schedule takes the names of Ruby on Rails too. */
    private static final List<String> ZONES = List.of(
            "Europe/Madrid",
            "America/New_York",
            "Asia/Tokyo",
            "Eastern Time (US & Canada)",
            "Australia/Lord_Howe",
            "Chennai",
            "America/St_Johns",
            "Europe/London",
            "Pacific/Auckland",
            "America/Sao_Paulo",
            "Pacific Time (US & Canada)");

    private static final List<String> SHIFT_ZONES =
            List.of("Etc/UTC", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "America/New_York");

    private final List<AccountTeam> teams;
    private final List<String> everyone;
    private final Map<String, List<String>> byTeam;
    private final List<AccountUser> departed;
    private final Ids ids;
    private final SplittableRandom random;
    private final Instant now;

    ScheduleGenerator(
            List<AccountTeam> teams,
            List<AccountUser> users,
            List<AccountUser> departed,
            Ids ids,
            SplittableRandom random,
            Instant now) {
        this.teams = teams;
        this.everyone = users.stream()
                .filter(user -> CAN_BE_ON_CALL.contains(user.role()))
                .map(AccountUser::id)
                .toList();
        this.byTeam = users.stream()
                .filter(user -> CAN_BE_ON_CALL.contains(user.role()))
                .flatMap(user -> user.teamRoles().keySet().stream().map(team -> Map.entry(team, user.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        this.departed = departed;
        this.ids = ids;
        this.random = random;
        this.now = now;
    }

    List<LayerSchedule> layerBased(int count) {
        List<LayerSchedule> schedules = new ArrayList<>();
        LayerRecipe[] recipes = LayerRecipe.values();
        for (int number = 0; number < count; number++) {
            LayerRecipe recipe = recipes[recipe(number, recipes.length)];
            String zone = ZONES.get(number % ZONES.size());
            schedules.add(recipe.make(name(number, recipes.length), teamIds(number), cast(number, zone)));
        }
        return schedules;
    }

    List<ShiftSchedule> shiftBased(int count) {
        List<ShiftSchedule> schedules = new ArrayList<>();
        ShiftRecipe[] recipes = ShiftRecipe.values();
        for (int number = 0; number < count; number++) {
            ShiftRecipe recipe = recipes[recipe(number, recipes.length)];
            String zone = SHIFT_ZONES.get(number % SHIFT_ZONES.size());
            schedules.add(recipe.make(name(number, recipes.length), teamIds(number), cast(number, zone)));
        }
        return schedules;
    }

    /** Each team has another recipe in each round, so that names do not repeat before all recipes are through. */
    private int recipe(int number, int recipes) {
        return (number % teams.size() + number / teams.size()) % recipes;
    }

    private String name(int number, int recipes) {
        int again = number / teams.size() / recipes;
        return team(number).name() + " %s" + (again == 0 ? "" : " " + (again + 1));
    }

    private AccountTeam team(int number) {
        return teams.get(number % teams.size());
    }

    /** One schedule in eleven belongs to two teams. */
    private List<String> teamIds(int number) {
        String own = team(number).id();
        String other = teams.get((number * 3 + 1) % teams.size()).id();
        return number % 11 == 9 && !other.equals(own) ? List.of(own, other) : List.of(own);
    }

    private Cast cast(int number, String zone) {
        List<String> people = new ArrayList<>(byTeam.getOrDefault(team(number).id(), List.of()));
        while (people.size() < Math.min(FEWEST_PEOPLE, everyone.size())) {
            String more = everyone.get(random.nextInt(everyone.size()));
            if (!people.contains(more)) {
                people.add(more);
            }
        }
        String gone = departed.get(number % departed.size()).id();
        return new Cast(people, gone, zone, ids, random, now);
    }
}

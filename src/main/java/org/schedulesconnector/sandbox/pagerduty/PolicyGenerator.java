package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes escalation policies: one for each team in turn, over the schedules that the team owns. */
final class PolicyGenerator {
    private static final int LEVELS = 3;

    private final List<AccountTeam> teams;
    private final List<AccountUser> users;
    private final Map<String, List<AccountSchedule>> schedulesByTeam = new HashMap<>();
    private final Ids ids;

    PolicyGenerator(
            List<AccountTeam> teams, List<AccountUser> users, List<? extends AccountSchedule> schedules, Ids ids) {
        this.teams = teams;
        this.users = users;
        this.ids = ids;
        for (AccountSchedule schedule : schedules) {
            schedule.teamIds().stream().limit(1).forEach(team -> schedulesByTeam
                    .computeIfAbsent(team, none -> new ArrayList<>())
                    .add(schedule));
        }
    }

    List<EscalationPolicy> policies(int count) {
        List<EscalationPolicy> policies = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            policies.add(policy(number));
        }
        return policies;
    }

    private EscalationPolicy policy(int number) {
        AccountTeam team = teams.get(number % teams.size());
        int again = number / teams.size();
        List<EscalationPolicy.Rule> rules = new ArrayList<>();
        List<AccountSchedule> schedules = schedulesByTeam.getOrDefault(team.id(), List.of());
        for (int level = 0; level < LEVELS && level < schedules.size(); level++) {
            AccountSchedule schedule = schedules.get((again * LEVELS + level) % schedules.size());
            rules.add(rule(15, EscalationPolicy.Target.schedule(schedule.id())));
        }
        rules.add(rule(
                30,
                EscalationPolicy.Target.user(
                        users.get(number % Math.min(3, users.size())).id())));
        return new EscalationPolicy(
                ids.next(),
                team.name() + " EP" + (again == 0 ? "" : " " + (again + 1)),
                "Paging order of " + team.name(),
                number % 3,
                Optional.of(team.id()),
                rules);
    }

    private EscalationPolicy.Rule rule(int minutes, EscalationPolicy.Target target) {
        return new EscalationPolicy.Rule(ids.next(), minutes, List.of(target));
    }
}

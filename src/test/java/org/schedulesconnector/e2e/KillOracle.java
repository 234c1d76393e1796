package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * What must hold however often a connector was killed: the item of a schedule that exists is never deleted, and nobody sees an item
 * whom PagerDuty's rules did not let see it at some moment since a crawl came to its end.
 */
final class KillOracle {
    private static final String POLICY = "policy";

    private final CrawlWorld world;
    private final PlainReading reading = new PlainReading(true, false, false, Set.of());
    private final List<State> states = new ArrayList<>();

    /**
     * PagerDuty and Entra at one time.
     *
     * @param accounts by PagerDuty's user id
     * @param teams of schedules and escalation policies, by the ids of their items
     */
    private record State(
            List<AccountUser> users,
            Map<String, String> accounts,
            Set<String> privateTeams,
            Map<String, Set<String>> teams) {}

    KillOracle(CrawlWorld world) {
        this.world = world;
    }

    /** Something has changed. */
    void remember() {
        states.add(new State(List.copyOf(world.account().users()), accounts(), privateTeams(), teams()));
    }

    /** A crawl has come to its end: what was before counts no more. */
    void forget() {
        states.clear();
        remember();
    }

    void assertNothingWasLost(Set<String> before, String when) {
        Set<String> kept = world.items().keySet();
        Set<String> existing = teams().keySet();
        List<String> lost = before.stream()
                .filter(id -> !kept.contains(id) && existing.contains(id))
                .toList();
        assertThat(lost).as(when + "deleted although they exist").isEmpty();
    }

    void assertNobodySeesTooMuch(String when) {
        Set<String> existing = teams().keySet();
        world.items().keySet().stream().filter(existing::contains).forEach(id -> {
            Set<String> tooMany = new TreeSet<>(seers(id));
            tooMany.removeAll(allowed(id));
            assertThat(tooMany)
                    .as(when + "see " + id + " and must not: " + names(tooMany))
                    .isEmpty();
        });
    }

    private Set<String> allowed(String itemId) {
        Set<String> allowed = new TreeSet<>();
        for (State then : states) {
            Set<String> teams = then.teams().get(itemId);
            if (teams != null) {
                then.users().stream()
                        .filter(user -> reading.maySee(user, teams, then.privateTeams()))
                        .flatMap(user -> Optional.ofNullable(then.accounts().get(user.id())).stream())
                        .forEach(allowed::add);
            }
        }
        return allowed;
    }

    private Set<String> seers(String itemId) {
        Set<String> seers = new HashSet<>();
        for (JsonNode entry : world.item(itemId).path("acl")) {
            if (entry.path("accessType").asText().equals("grant")) {
                seers.addAll(world.sandbox()
                        .tenant()
                        .groups(CrawlWorld.CONNECTION)
                        .getOrDefault(entry.path("value").asText(), Map.of())
                        .keySet());
            }
        }
        return seers;
    }

    private List<String> names(Set<String> accounts) {
        return accounts.stream()
                .flatMap(id -> world.sandbox().tenant().directory().find(id).stream())
                .map(DirectoryUser::toString)
                .toList();
    }

    private Map<String, String> accounts() {
        Map<String, String> accounts = new HashMap<>();
        world.account().users().forEach(user -> reading.accountOf(
                        user, world.sandbox().tenant().directory())
                .ifPresent(account -> accounts.put(user.id(), account)));
        return accounts;
    }

    private Set<String> privateTeams() {
        return world.account().teams().stream()
                .filter(AccountTeam::isPrivate)
                .map(AccountTeam::id)
                .collect(Collectors.toSet());
    }

    private Map<String, Set<String>> teams() {
        Map<String, Set<String>> teams = new HashMap<>();
        for (AccountSchedule schedule : world.account().schedules()) {
            teams.put(schedule.id(), Set.copyOf(schedule.teamIds()));
        }
        world.account()
                .policies()
                .forEach(policy ->
                        teams.put(POLICY + policy.id(), policy.teamId().stream().collect(Collectors.toSet())));
        return teams;
    }
}

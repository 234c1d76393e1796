package org.schedulesconnector.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.schedulesconnector.access.People.Tenant;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** Small accounts and tenants in which everything that can clash does. */
class RandomAccounts extends DomainContextBase {
    private static final List<String> TEAM_IDS = List.of("PTEAM01", "PTEAM02", "PTEAM03", "PTEAM04");
    private static final List<String> ADDRESSES =
            List.of("a.b@k.example", "a.c@k.example", "b.b@k.example", "c@k.example", "A.B@k.example");
    private static final List<String> NAMES = List.of("A B", "a b", "A C", "B B", "B C");
    private static final int MOST_USERS = 5;

    /** A PagerDuty account: people, teams and the rules that apply. */
    record Account(List<User> users, Map<String, Team> teams, AccessPolicy policy) {}

    /** The teams of one schedule. */
    record ScheduleTeams(Set<String> ids) {}

    /** Which of the lookups of a run get no answer, by their number. */
    record Faults(Set<Integer> failing) {}

    @Provide
    Arbitrary<Account> accounts() {
        Arbitrary<AccessPolicy> policies = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(AccessPolicy::new);
        return Combinators.combine(user().list().ofMaxSize(MOST_USERS), teams(), policies)
                .as((users, teams, policy) -> new Account(numbered(users), teams, policy));
    }

    @Provide
    Arbitrary<ScheduleTeams> scheduleTeams() {
        return teamIds().map(ScheduleTeams::new);
    }

    @Provide
    Arbitrary<Tenant> tenants() {
        Arbitrary<String> mails = Arbitraries.of(ADDRESSES).injectNull(0.3);
        Arbitrary<Boolean> rarely = Arbitraries.integers().between(0, 5).map(number -> number == 0);
        return Combinators.combine(Arbitraries.of(ADDRESSES), mails, rarely, rarely)
                .as((upn, mail, disabled, guest) -> new EntraAccount(People.guid(0), upn, mail, null, !disabled, guest))
                .list()
                .ofMaxSize(4)
                .map(RandomAccounts::withIds);
    }

    @Provide
    Arbitrary<Faults> faults() {
        return someOf(List.of(0, 1, 2, 3)).map(Faults::new);
    }

    @Provide
    Arbitrary<Audience> audiences() {
        Arbitrary<Audience> pilots = someOf(List.of(0, 1, 2, 3))
                .map(numbers ->
                        Audience.pilot(numbers.stream().map(People::guid).toList()));
        return Arbitraries.oneOf(Arbitraries.just(Audience.unrestricted()), pilots);
    }

    private static Arbitrary<User> user() {
        Arbitrary<String> roles = Arbitraries.of(
                        "owner",
                        "admin",
                        "user",
                        "limited_user",
                        "observer",
                        "restricted_access",
                        "read_only_user",
                        "read_only_limited_user",
                        "another")
                .injectNull(0.05);
        return Combinators.combine(Arbitraries.of(ADDRESSES).injectNull(0.1), Arbitraries.of(NAMES), roles, teamIds())
                .as((email, name, role, teamIds) -> new User("P", name, email, null, role, teamIds));
    }

    /** Some of the teams are not known at all. */
    private static Arbitrary<Map<String, Team>> teams() {
        Arbitrary<String> defaultRoles = Arbitraries.of("manager", "manager", "none", "another");
        return defaultRoles.list().ofMinSize(2).ofMaxSize(TEAM_IDS.size()).map(roles -> {
            List<Team> teams = new ArrayList<>();
            for (String role : roles) {
                teams.add(new Team(TEAM_IDS.get(teams.size()), null, role));
            }
            return teams.stream().collect(Collectors.toMap(Team::id, team -> team));
        });
    }

    private static Arbitrary<Set<String>> teamIds() {
        return someOf(TEAM_IDS);
    }

    /** By a number and not by jqwik's sets, between which its shrinking moves elements, of whatever type. */
    private static <T> Arbitrary<Set<T>> someOf(List<T> elements) {
        return Arbitraries.integers().between(0, (1 << elements.size()) - 1).map(bits -> elements.stream()
                .filter(element -> (bits & 1 << elements.indexOf(element)) != 0)
                .collect(Collectors.toSet()));
    }

    private static List<User> numbered(List<User> users) {
        List<User> numbered = new ArrayList<>();
        for (User user : users) {
            String id = "PUSER0" + numbered.size();
            numbered.add(new User(id, user.name(), user.email(), null, user.role(), user.teamIds()));
        }
        return numbered;
    }

    /** Entra lets no two accounts have one user principal name; the mail may well be the same. */
    private static Tenant withIds(List<EntraAccount> accounts) {
        List<EntraAccount> numbered = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (EntraAccount account : accounts) {
            if (!names.add(account.userPrincipalName().toLowerCase(Locale.ROOT))) {
                continue;
            }
            numbered.add(new EntraAccount(
                    People.guid(numbered.size()),
                    account.userPrincipalName(),
                    account.mail(),
                    null,
                    account.enabled(),
                    account.guest()));
        }
        return new Tenant(numbered);
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes teams and the people in them. */
final class PeopleGenerator {
    /** One team in so many is private, as the seventh and the fourteenth are; the first is not. */
    private static final int PRIVATE_EVERY = 7;

    private static final List<String> ZONES = List.of(
            "Europe/Madrid", "America/New_York", "Asia/Tokyo", "", "America/Sao_Paulo", "Chennai", "Europe/London");
    private static final List<String> ROLES = List.of(
            "limited_user",
            "limited_user",
            "user",
            "limited_user",
            "observer",
            "limited_user",
            "restricted_access",
            "limited_user",
            "read_only_user",
            "user",
            "limited_user",
            "read_only_limited_user");
    private static final List<String> TITLES =
            List.of("SRE", "Software Engineer", "Database Administrator", "Manager", "");

    private final AccountSize size;
    private final Ids ids;
    private final NamePool names;
    private final SplittableRandom random;

    PeopleGenerator(AccountSize size, Ids ids, SplittableRandom random) {
        this.size = size;
        this.ids = ids;
        this.names = new NamePool(random.split());
        this.random = random;
    }

    List<AccountTeam> teams() {
        List<AccountTeam> teams = new ArrayList<>();
        for (int number = 0; number < size.teams(); number++) {
            String name = TeamNames.of(number);
            String description = number % 4 == 3 ? "" : "Runs " + name + " for Kestrel";
            boolean isPrivate = number % PRIVATE_EVERY == PRIVATE_EVERY - 1;
            teams.add(new AccountTeam(ids.next(), name, description, isPrivate));
        }
        return teams;
    }

    List<AccountUser> users(List<AccountTeam> teams) {
        List<AccountUser> users = new ArrayList<>();
        for (int number = 0; number < size.users(); number++) {
            users.add(user(number, role(number), teamRoles(number, teams)));
        }
        return users;
    }

    /** People who have left: one in a hundred, two at least. */
    List<AccountUser> departed() {
        List<AccountUser> departed = new ArrayList<>();
        for (int number = 0; number < Math.max(2, size.users() / 100); number++) {
            departed.add(user(number, "limited_user", Map.of()));
        }
        return departed;
    }

    private AccountUser user(int number, String role, Map<String, String> teamRoles) {
        NamePool.Name name = names.next();
        boolean contractor = number % 23 == 22;
        String email = contractor ? name.address() + "@partner.example" : name.address() + "@kestrel.example";
        return new AccountUser(
                ids.next(),
                name.display(),
                number % 17 == 16 ? capitalized(email) : email,
                ZONES.get(number % ZONES.size()),
                role,
                TITLES.get(number % TITLES.size()),
                number % 29 == 28,
                teamRoles);
    }

    private static String role(int number) {
        return switch (number) {
            case 0 -> "owner";
            case 1, 2 -> "admin";
            default -> ROLES.get(number % ROLES.size());
        };
    }

    private Map<String, String> teamRoles(int number, List<AccountTeam> teams) {
        Map<String, String> roles = new LinkedHashMap<>();
        String role = number < teams.size() ? "manager" : number % 9 == 8 ? "observer" : "responder";
        roles.put(teams.get(number % teams.size()).id(), role);
        if (random.nextInt(4) == 0) {
            roles.putIfAbsent(teams.get(random.nextInt(teams.size())).id(), "responder");
        }
        return roles;
    }

    /** Directories keep addresses in any case. */
    private static String capitalized(String email) {
        return Character.toUpperCase(email.charAt(0)) + email.substring(1);
    }
}

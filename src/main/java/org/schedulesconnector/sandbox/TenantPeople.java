package org.schedulesconnector.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryGroup;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/** The people of a PagerDuty account as the tenant knows them; who is what stands in {@link Sandbox}. */
final class TenantPeople {
    static final String PILOT = "Pilot";

    private static final int ROUND = 20;
    private static final int UNKNOWN = 7;
    private static final int OTHER_NAME = 13;
    private static final int LONG_ROUND = 60;
    private static final int SHARED_MAIL = 31;
    private static final int DISABLED = 37;
    private static final int PILOT_SIZE = 8;
    private static final String PARTNER = "@partner.example";
    private static final String HOME = "@kestrel.onmicrosoft.example";

    private TenantPeople() {}

    /** @return the group of the pilot, which is in the directory too */
    static DirectoryGroup fill(Directory directory, List<AccountUser> users) {
        List<DirectoryUser> people = of(users);
        people.forEach(directory::add);
        DirectoryGroup pilot = DirectoryGroup.of(
                PILOT,
                people.stream()
                        .filter(person -> person.enabled() && !person.guest())
                        .limit(PILOT_SIZE)
                        .map(DirectoryUser::id)
                        .toList());
        directory.add(pilot);
        return pilot;
    }

    private static List<DirectoryUser> of(List<AccountUser> users) {
        List<DirectoryUser> people = new ArrayList<>();
        for (int number = 0; number < users.size(); number++) {
            people.addAll(accounts(number, users.get(number)));
        }
        return people;
    }

    private static List<DirectoryUser> accounts(int number, AccountUser user) {
        if (number % ROUND == UNKNOWN) {
            return List.of();
        }
        if (user.email().toLowerCase(Locale.ROOT).endsWith(PARTNER)) {
            return List.of(guest(user));
        }
        if (number % ROUND == OTHER_NAME) {
            return List.of(named("staff" + number, user));
        }
        return switch (number % LONG_ROUND) {
            case SHARED_MAIL -> List.of(named("staff" + number, user), named("admin" + number, user));
            case DISABLED -> List.of(usual(user).disabled());
            default -> List.of(usual(user));
        };
    }

    private static DirectoryUser usual(AccountUser user) {
        return DirectoryUser.of(user.email(), user.email(), user.name());
    }

    /** Signs in with a name that is not the address. */
    private static DirectoryUser named(String signInName, AccountUser user) {
        return DirectoryUser.of(signInName + HOME, user.email(), user.name());
    }

    private static DirectoryUser guest(AccountUser user) {
        return named(user.email().replace('@', '_') + "#EXT#", user).asGuest();
    }
}

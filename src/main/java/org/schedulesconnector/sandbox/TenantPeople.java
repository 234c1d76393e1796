package org.schedulesconnector.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * The people of a PagerDuty account as the tenant knows them. Most sign in with their PagerDuty address; of every twenty, one signs
 * in with another name and has the address as mail, and one is unknown to the tenant.
 */
final class TenantPeople {
    private static final int GROUP = 20;
    private static final int OTHER_NAME = 13;
    private static final int UNKNOWN = 7;

    private TenantPeople() {}

    static List<DirectoryUser> of(List<AccountUser> users) {
        List<DirectoryUser> people = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            AccountUser user = users.get(i);
            if (i % GROUP == OTHER_NAME) {
                people.add(DirectoryUser.of("staff" + i + "@kestrel.onmicrosoft.example", user.email(), user.name()));
            } else if (i % GROUP != UNKNOWN) {
                people.add(DirectoryUser.of(user.email(), user.email(), user.name()));
            }
        }
        return people;
    }
}

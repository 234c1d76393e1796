package org.schedulesconnector.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.schedulesconnector.access.People.Tenant;
import org.schedulesconnector.access.RandomAccounts.Account;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

/** A second, simple reading of the rules, from the facts and not from our code. */
final class Oracle {
    private Oracle() {}

    /** Follows the algorithm of the fact sheet line by line: who is added, and who is dropped at the end. */
    static boolean sees(Account account, User user, Set<String> scheduleTeams) {
        String role = user.role() == null ? "" : user.role();
        if (role.equals("owner") || role.equals("admin")) {
            return true;
        }
        if (!List.of("user", "limited_user", "observer", "restricted_access", "read_only_user")
                .contains(role)) {
            return false;
        }
        boolean onOneTeam = false;
        boolean onEveryPrivateTeam = true;
        boolean anyPrivate = false;
        for (String id : scheduleTeams) {
            Team team = account.teams().get(id);
            boolean isPublic = team != null && "manager".equals(team.defaultRole());
            anyPrivate |= !isPublic;
            onEveryPrivateTeam &= isPublic || user.teamIds().contains(id);
            onOneTeam |= user.teamIds().contains(id);
        }
        if (anyPrivate) {
            return onEveryPrivateTeam;
        }
        if (account.policy().teamMembersOnly()) {
            return onOneTeam;
        }
        return !(account.policy().advancedPermissions() && role.equals("restricted_access")) || onOneTeam;
    }

    /** The one account that has the person's e-mail as its name, else the one that has it as its mail; null for none to grant. */
    static String account(Tenant tenant, User user) {
        if (user.email() == null) {
            return null;
        }
        List<EntraAccount> found = having(tenant, EntraAccount::userPrincipalName, user.email());
        if (found.isEmpty()) {
            found = having(tenant, EntraAccount::mail, user.email());
        }
        boolean one =
                found.size() == 1 && found.get(0).enabled() && !found.get(0).guest();
        return one ? found.get(0).objectId() : null;
    }

    /** Every account that somebody who may see the schedule has. */
    static Set<String> entitled(Account account, Tenant tenant, Audience audience, Set<String> scheduleTeams) {
        Set<String> entitled = new HashSet<>();
        for (User user : account.users()) {
            String objectId = account(tenant, user);
            if (objectId != null && sees(account, user, scheduleTeams) && audience.contains(objectId)) {
                entitled.add(objectId);
            }
        }
        return entitled;
    }

    private static List<EntraAccount> having(Tenant tenant, Function<EntraAccount, String> attribute, String value) {
        return tenant.accounts().stream()
                .filter(account -> value.equalsIgnoreCase(attribute.apply(account)))
                .toList();
    }
}

package org.schedulesconnector.e2e;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * Who may see what, read off PagerDuty and Entra line by line from the facts, without a line of the connector's.
 *
 * @param advanced whether the account has Advanced Permissions
 * @param membersOnly whether schedules are for members of their teams only
 * @param guests whether guests count
 * @param pilot the sign-in names of the pilot; empty for no pilot
 */
record PlainReading(boolean advanced, boolean membersOnly, boolean guests, Set<String> pilot) {
    private static final Set<String> KNOWN =
            Set.of("user", "limited_user", "observer", "restricted_access", "read_only_user");

    boolean maySee(AccountUser user, Set<String> scheduleTeams, Set<String> privateTeams) {
        if (user.role().equals("owner") || user.role().equals("admin")) {
            return true;
        }
        if (!KNOWN.contains(user.role())) {
            return false;
        }
        Set<String> mine = user.teamRoles().keySet();
        Set<String> privateOnes = new HashSet<>(scheduleTeams);
        privateOnes.retainAll(privateTeams);
        if (!privateOnes.isEmpty()) {
            return mine.containsAll(privateOnes);
        }
        boolean onOne = scheduleTeams.stream().anyMatch(mine::contains);
        boolean byRole = !membersOnly && !(advanced && user.role().equals("restricted_access"));
        return byRole || onOne;
    }

    /** The account that somebody signs in with; empty when it is doubtful, or nothing may be granted to it. */
    Optional<String> accountOf(AccountUser user, Directory directory) {
        List<DirectoryUser> found = having(directory, DirectoryUser::userPrincipalName, user.email());
        if (found.isEmpty()) {
            found = having(directory, DirectoryUser::mail, user.email());
        }
        return found.size() == 1
                ? found.stream()
                        .filter(account -> account.enabled() && (guests || !account.guest()))
                        .map(DirectoryUser::id)
                        .findFirst()
                : Optional.empty();
    }

    /** Those of the accounts that belong to the pilot; all when there is none. */
    Set<String> inPilot(Set<String> accounts, Directory directory) {
        Set<String> within = new TreeSet<>(accounts);
        if (!pilot.isEmpty()) {
            within.removeIf(id -> directory
                    .find(id)
                    .filter(account -> pilot.contains(account.userPrincipalName()))
                    .isEmpty());
        }
        return within;
    }

    private static List<DirectoryUser> having(
            Directory directory, Function<DirectoryUser, String> attribute, String value) {
        return directory.users().stream()
                .filter(account -> value.equalsIgnoreCase(attribute.apply(account)))
                .toList();
    }
}

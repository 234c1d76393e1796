package org.schedulesconnector.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/** What happens to the people and the teams of a soak test, in PagerDuty and in the tenant. Each method says what it did. */
final class SoakPeople {
    private static final int FEWEST = 25;
    private static final int MOST = 55;
    private static final List<String> ROLES = List.of(
            "admin",
            "user",
            "limited_user",
            "limited_user",
            "observer",
            "restricted_access",
            "restricted_access",
            "read_only_user",
            "read_only_limited_user",
            "role_of_next_year");

    private final CrawlWorld world;
    private int named;

    SoakPeople(CrawlWorld world) {
        this.world = world;
    }

    String join(Chance chance) {
        AccountUser user = chance.any(account().users());
        AccountTeam team = chance.any(account().teams());
        changes().joinTeam(user.id(), team.id(), chance.any(List.of("manager", "responder", "observer")));
        return user.id() + " joins " + team.id();
    }

    String leave(Chance chance) {
        AccountUser user = chance.any(account().users());
        return chance.anyOf(user.teamRoles().keySet())
                .map(team -> {
                    changes().leaveTeam(user.id(), team);
                    return user.id() + " leaves " + team;
                })
                .orElse(user.id() + " is on no team");
    }

    String changeRole(Chance chance) {
        AccountUser user = withoutOwner(chance);
        String role = chance.any(ROLES);
        changes().setUserRole(user.id(), role);
        return user.id() + " becomes " + role;
    }

    /** With another address, which the tenant may know or not. */
    String rename(Chance chance) {
        AccountUser user = chance.any(account().users());
        String name = "Person " + ++named;
        String mail = chance.oneIn(2) ? user.email() : "renamed%d@kestrel.example".formatted(named);
        changes().renameUser(user.id(), name, mail);
        if (chance.oneIn(2)) {
            directory().add(DirectoryUser.of(mail, mail, name));
        }
        return user.id() + " is called " + name + ", " + mail;
    }

    String hire(Chance chance) {
        if (account().users().size() >= MOST) {
            return join(chance);
        }
        String id = "PSOAK%02d".formatted(++named);
        String mail = "hired%d@kestrel.example".formatted(named);
        Map<String, String> teams = new HashMap<>();
        chance.some(account().teams(), chance.between(0, 2)).forEach(team -> teams.put(team.id(), "responder"));
        changes()
                .addUser(new AccountUser(
                        id, "Hired " + named, mail, "Europe/Madrid", chance.any(ROLES), "", false, teams));
        if (!chance.oneIn(5)) {
            directory().add(DirectoryUser.of(mail, mail, "Hired " + named));
        }
        return id + " is hired";
    }

    String dismiss(Chance chance) {
        if (account().users().size() <= FEWEST) {
            return leave(chance);
        }
        AccountUser user = withoutOwner(chance);
        changes().deleteUser(user.id());
        return user.id() + " is deleted";
    }

    String renameTeam(Chance chance) {
        AccountTeam team = chance.any(account().teams());
        changes().renameTeam(team.id(), "Team " + ++named);
        return "rename of team " + team.id();
    }

    String changePrivacy(Chance chance) {
        AccountTeam team = chance.any(account().teams());
        changes().setTeamPrivate(team.id(), !team.isPrivate());
        return team.id() + " is private: " + !team.isPrivate();
    }

    /** Something happens in the tenant that PagerDuty knows nothing of. */
    String changeAccount(Chance chance) {
        DirectoryUser account = chance.any(List.copyOf(directory().users()));
        directory().add(changed(account, chance.between(0, 3)));
        return "account " + account.userPrincipalName() + " changes";
    }

    private DirectoryUser changed(DirectoryUser account, int how) {
        return switch (how) {
            case 0 -> account.disabled();
            case 1 -> account.asGuest();
            case 2 ->
                new DirectoryUser(
                        account.id(),
                        "x%d.%s".formatted(++named, account.userPrincipalName()),
                        account.mail(),
                        account.displayName(),
                        account.enabled(),
                        account.guest());
            default ->
                new DirectoryUser(
                        account.id(), account.userPrincipalName(), account.mail(), account.displayName(), true, false);
        };
    }

    /** The owner stays, so that somebody always signs for the edits. */
    private AccountUser withoutOwner(Chance chance) {
        return chance.any(account().users().stream()
                .filter(user -> !user.role().equals("owner"))
                .toList());
    }

    private Account account() {
        return world.account();
    }

    private AccountChanges changes() {
        return world.changes();
    }

    private Directory directory() {
        return world.sandbox().tenant().directory();
    }
}

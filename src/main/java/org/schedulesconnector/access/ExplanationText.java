package org.schedulesconnector.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schedulesconnector.access.AccessExplanation.GroupLink;
import org.schedulesconnector.pagerduty.User;

/**
 * The chain from a person to a schedule in sentences.
 *
 * @param teams the names of the person's teams
 */
record ExplanationText(
        User user, String teams, Identity identity, Verdict verdict, Audience audience, List<GroupLink> groups) {

    /** @param account the person's account, mapped now or before; null for none */
    List<String> chain(String account, boolean forEveryone, boolean entitled, boolean visible) {
        List<String> chain = new ArrayList<>();
        chain.add(person());
        chain.add(identity.sentence());
        chain.add(verdict.sentence());
        if (audience.isRestricted()) {
            chain.add(pilot(account));
        }
        chain.add(forEveryone ? "The schedule's access control list names everyone in the tenant." : list());
        chain.add(conclusion(entitled, visible));
        return chain;
    }

    private String person() {
        String name = user.name() == null ? user.id() : user.name();
        String email = user.email() == null ? "no e-mail" : user.email();
        String role = Role.parse(user.role()).map(Role::title).orElse("unknown role");
        String on = user.teamIds().isEmpty() ? "on no team" : "on the teams " + teams;
        return name + " (" + email + ") is in PagerDuty: " + role + ", " + on + ".";
    }

    private String pilot(String account) {
        if (account == null) {
            return "There is a pilot, and without an account nobody is in it.";
        }
        return audience.contains(account)
                ? "The account is in the pilot."
                : "The account is not in the pilot (access.pilot.users, access.pilot.groups), so nothing is granted.";
    }

    private String list() {
        return "The schedule's access control list names " + names(group -> true)
                + ". Role and teams admit the user to " + names(GroupLink::admits) + "; the account is a member of "
                + names(GroupLink::holds) + ".";
    }

    private String names(Predicate<GroupLink> which) {
        String names = groups.stream()
                .filter(which)
                .map(group -> group.id() + " (" + group.displayName() + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "no such group" : names;
    }

    private static String conclusion(boolean entitled, boolean visible) {
        if (entitled == visible) {
            return visible ? "So the user sees the schedule." : "So the user does not see the schedule.";
        }
        return visible
                ? "The user sees the schedule still; a crawl in which Entra answers ends that or confirms it."
                : "The user does not see the schedule yet; the next complete crawl adds the account.";
    }
}

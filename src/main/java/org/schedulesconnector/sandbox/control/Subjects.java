package org.schedulesconnector.sandbox.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;

/** Finds what a request names, or says where its id is to be found. */
final class Subjects {
    private final Account account;

    Subjects(Account account) {
        this.account = account;
    }

    AccountSchedule schedule(String id) {
        return account.schedule(id).orElseThrow(() -> unknown("schedule", id, "/schedules"));
    }

    AccountUser user(String id) {
        return account.user(id).orElseThrow(() -> unknown("user", id, "/users"));
    }

    AccountTeam team(String id) {
        return account.team(id).orElseThrow(() -> unknown("team", id, "/teams"));
    }

    EscalationPolicy policy(String id) {
        return account.policy(id).orElseThrow(() -> unknown("escalation policy", id, "/policies"));
    }

    /** What somebody is called, also when deleted. */
    String person(String userId) {
        return account.user(userId)
                .or(() -> account.deletedUser(userId))
                .map(AccountUser::name)
                .orElse(userId);
    }

    /** "the teams A and B", or "no team". */
    String teams(List<String> ids) {
        return ids.isEmpty()
                ? "no team"
                : (ids.size() == 1 ? "the team " : "the teams ")
                        + ids.stream().map(id -> team(id).name()).collect(Collectors.joining(" and "));
    }

    /** Names that hold this part, in any case; all when there is none. */
    static Predicate<String> holding(Optional<String> part) {
        return name -> part.map(text -> name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static ControlProblem unknown(String kind, String id, String listing) {
        return ControlProblem.unknown(
                "The account has no " + kind + " with the id " + id + ". GET " + listing + "?name=PART finds ids.");
    }
}

package org.schedulesconnector.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;

/**
 * A schedule that only the members of its team see, with one who does and one who does not although both have the same role. Both
 * sign in with their PagerDuty address.
 *
 * @param team private, and the only team of the schedule
 * @param schedule "Security Primary" where there is one
 * @param member a Responder on the team
 * @param outsider a Responder who is not on it
 */
public record PrivateSchedule(AccountTeam team, AccountSchedule schedule, AccountUser member, AccountUser outsider) {
    private static final String PREFERRED = "Security Primary";
    private static final String RESPONDER = "limited_user";

    static Optional<PrivateSchedule> in(Account account, Directory directory) {
        List<AccountUser> responders = account.users().stream()
                .filter(user -> user.role().equals(RESPONDER))
                .filter(user -> directory
                        .find(user.email())
                        .filter(person -> person.enabled() && !person.guest())
                        .isPresent())
                .toList();
        return Stream.concat(account.scheduleNamed(PREFERRED).stream(), account.schedules().stream())
                .flatMap(schedule ->
                        onlyTeam(account, schedule).flatMap(team -> of(team, schedule, responders)).stream())
                .findFirst();
    }

    private static Optional<AccountTeam> onlyTeam(Account account, AccountSchedule schedule) {
        return schedule.teamIds().size() == 1
                ? account.team(schedule.teamIds().get(0)).filter(AccountTeam::isPrivate)
                : Optional.empty();
    }

    private static Optional<PrivateSchedule> of(
            AccountTeam team, AccountSchedule schedule, List<AccountUser> responders) {
        Predicate<AccountUser> onTeam = user -> user.teamRoles().containsKey(team.id());
        Optional<AccountUser> outsider =
                responders.stream().filter(onTeam.negate()).findFirst();
        return responders.stream()
                .filter(onTeam)
                .findFirst()
                .flatMap(member -> outsider.map(other -> new PrivateSchedule(team, schedule, member, other)));
    }
}

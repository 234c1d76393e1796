package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Makes an account that looks lived in: rotations over several zones, restrictions, overrides, gaps, lapsed and unstaffed
 * schedules, people who left, names in several scripts. The same size, seed and clock give the same account.
 */
public final class AccountGenerator {
    private AccountGenerator() {}

    /**
     * @param size how big it is
     * @param seed decides everything that is left to chance
     * @param clock overrides and recent edits are placed around its now; later changes are dated by it
     */
    public static Account generate(AccountSize size, long seed, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SplittableRandom random = new SplittableRandom(seed);
        Ids ids = new Ids(random.split());
        PeopleGenerator people = new PeopleGenerator(size, ids, random.split());
        List<AccountTeam> teams = people.teams();
        List<AccountUser> users = people.users(teams);
        List<AccountUser> departed = people.departed();
        ScheduleGenerator generator = new ScheduleGenerator(teams, users, departed, ids, random.split(), now);
        List<AccountSchedule> schedules = Stream.<AccountSchedule>concat(
                        generator.layerBased(size.layerBased()).stream(),
                        generator.shiftBased(size.shiftBased()).stream())
                .toList();

        Account account = new Account(clock);
        teams.forEach(account::put);
        users.forEach(account::put);
        departed.forEach(account::putDeleted);
        schedules.forEach(account::put);
        new PolicyGenerator(teams, users, schedules, ids)
                .policies(size.policies())
                .forEach(account::put);
        new AuditHistory(account, random.split(), now).write();
        return account;
    }
}

package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

class PrivateScheduleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-08T10:00:00Z"), ZoneOffset.UTC);

    private final Directory directory = new Directory();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void showsAMemberAndAnOutsiderOfTheSameRole(long seed) {
        Account account = kestrel(seed);

        PrivateSchedule found = PrivateSchedule.in(account, directory).orElseThrow();

        assertThat(found.team().isPrivate()).isTrue();
        assertThat(found.schedule().teamIds()).containsExactly(found.team().id());
        assertThat(found.member().teamRoles()).containsKey(found.team().id());
        assertThat(found.outsider().teamRoles()).doesNotContainKey(found.team().id());
        assertThat(List.of(found.member(), found.outsider()))
                .extracting(AccountUser::role)
                .containsOnly("limited_user");
        assertThat(List.of(found.member(), found.outsider()))
                .allSatisfy(user -> assertThat(directory.find(user.email()))
                        .hasValueSatisfying(person ->
                                assertThat(person.enabled() && !person.guest()).isTrue()));
    }

    @Test
    void passesOverSomebodyWithoutAnAccountToGrantTo() {
        Account account = kestrel(1);
        AccountUser usual = PrivateSchedule.in(account, directory).orElseThrow().member();
        directory.add(directory.find(usual.email()).map(DirectoryUser::disabled).orElseThrow());

        assertThat(PrivateSchedule.in(account, directory))
                .hasValueSatisfying(found -> assertThat(found.member()).isNotEqualTo(usual));
    }

    @Test
    void takesAnyPrivateTeamWhenSecurityIsNot() {
        Account account = kestrel(1);
        AccountTeam security =
                PrivateSchedule.in(account, directory).orElseThrow().team();

        account.changes().setTeamPrivate(security.id(), false);

        assertThat(PrivateSchedule.in(account, directory)).hasValueSatisfying(found -> {
            assertThat(found.team()).isNotEqualTo(security);
            assertThat(found.team().isPrivate()).isTrue();
        });
    }

    @Test
    void findsNothingWhereNoTeamIsPrivate() {
        Account account = AccountGenerator.generate(new AccountSize(6, 2, 20, 3, 2), 1, CLOCK);
        TenantPeople.fill(directory, account.users());

        assertThat(PrivateSchedule.in(account, directory)).isEmpty();
    }

    private Account kestrel(long seed) {
        Account account = AccountGenerator.generate(AccountSize.kestrel(), seed, CLOCK);
        TenantPeople.fill(directory, account.users());
        return account;
    }
}

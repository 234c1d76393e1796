package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryGroup;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

class TenantPeopleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-08T10:00:00Z"), ZoneOffset.UTC);

    private final Account account = AccountGenerator.generate(AccountSize.kestrel(), 1, CLOCK);
    private final Directory directory = new Directory();
    private final DirectoryGroup pilot = TenantPeople.fill(directory, account.users());

    @Test
    void knowsMostPeopleByTheirAddress() {
        AccountUser ordinary = account.users().get(3);

        assertThat(accountsOf(ordinary)).singleElement().satisfies(person -> {
            assertThat(person.userPrincipalName()).isEqualTo(ordinary.email());
            assertThat(person.mail()).isEqualTo(ordinary.email());
            assertThat(person.enabled()).isTrue();
            assertThat(person.guest()).isFalse();
        });
    }

    @Test
    void knowsSomeByTheirMailAlone() {
        AccountUser renamed = account.users().get(13);

        assertThat(directory.find(renamed.email())).isEmpty();
        assertThat(accountsOf(renamed)).extracting(DirectoryUser::mail).containsExactly(renamed.email());
    }

    @Test
    void hasTwoAccountsForOneMailThatNobodySignsInWith() {
        AccountUser doubled = account.users().get(31);

        assertThat(directory.find(doubled.email())).isEmpty();
        assertThat(accountsOf(doubled)).hasSize(2).extracting(DirectoryUser::id).doesNotHaveDuplicates();
    }

    @Test
    void invitesContractorsAsGuests() {
        List<AccountUser> contractors = account.users().stream()
                .filter(user -> user.email().endsWith("@partner.example"))
                .toList();

        assertThat(contractors)
                .hasSize(2)
                .allSatisfy(user -> assertThat(accountsOf(user)).singleElement().satisfies(person -> {
                    assertThat(person.guest()).isTrue();
                    assertThat(person.userPrincipalName())
                            .endsWith("_partner.example#EXT#@kestrel.onmicrosoft.example");
                }));
    }

    @Test
    void hasDisabledAccountsAndPeopleItDoesNotKnow() {
        assertThat(accountsOf(account.users().get(37)))
                .singleElement()
                .extracting(DirectoryUser::enabled)
                .isEqualTo(false);
        assertThat(accountsOf(account.users().get(7))).isEmpty();
        assertThat(account.users().stream().filter(user -> accountsOf(user).isEmpty()))
                .hasSize(3);
    }

    @Test
    void makesAPilotOfAFewWhoCouldBeGrantedTo() {
        assertThat(pilot.displayName()).isEqualTo("Pilot");
        assertThat(pilot.members()).hasSize(8).allSatisfy(id -> assertThat(directory.find(id))
                .hasValueSatisfying(person -> {
                    assertThat(person.enabled()).isTrue();
                    assertThat(person.guest()).isFalse();
                }));
    }

    @Test
    void givesTheSamePeopleForTheSameAccount() {
        Directory again = new Directory();

        DirectoryGroup same = TenantPeople.fill(again, account.users());

        assertThat(again.users()).isEqualTo(directory.users());
        assertThat(same).isEqualTo(pilot);
    }

    private List<DirectoryUser> accountsOf(AccountUser user) {
        return directory.users().stream()
                .filter(person -> user.email().equals(person.mail()))
                .toList();
    }
}

package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.schedulesconnector.access.RandomAccounts.Account;
import org.schedulesconnector.access.RandomAccounts.ScheduleTeams;

@Domain(RandomAccounts.class)
class AudiencesProperties {
    @Property(tries = 1000)
    void tellsNobodyWhatTheyMayNotSee(@ForAll Account account, @ForAll ScheduleTeams seen, @ForAll ScheduleTeams told) {
        AccessRules rules = AccessRules.source(account.policy(), account.teams());
        Audiences audiences = new Audiences(rules, account.users());

        if (audiences.mayBeTold(seen.ids(), told.ids())) {
            assertThat(account.users())
                    .filteredOn(user -> Oracle.sees(account, user, seen.ids()))
                    .allMatch(user -> Oracle.sees(account, user, told.ids()));
        }
        assertThat(audiences.mayBeTold(seen.ids(), seen.ids())).isTrue();
    }
}

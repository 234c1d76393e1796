package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

class AudiencesTest {
    private static final Map<String, Team> TEAMS = Map.of(
            "OPEN", new Team("OPEN", "Open", "manager"),
            "OTHER", new Team("OTHER", "Other", "manager"),
            "SECRET", new Team("SECRET", "Secret", "none"));

    @Test
    void tellsOfAPrivateTeamOnlyWhereThatTeamIsPrivateToo() {
        Audiences audiences = source(false, false, user("owner"), user("user", "SECRET", "OPEN"));

        assertThat(audiences.mayBeTold(Set.of("OPEN"), Set.of("SECRET")))
                .as("although everybody there is on the private team: somebody may join")
                .isFalse();
        assertThat(audiences.mayBeTold(Set.of(), Set.of("SECRET"))).isFalse();
        assertThat(audiences.mayBeTold(Set.of("SECRET"), Set.of("SECRET"))).isTrue();
        assertThat(audiences.mayBeTold(Set.of("SECRET"), Set.of("OPEN"))).isTrue();
    }

    @Test
    void takesATeamThatNobodyKnowsForPrivate() {
        Audiences audiences = source(false, false, user("owner"));

        assertThat(audiences.mayBeTold(Set.of(), Set.of("UNKNOWN"))).isFalse();
    }

    @Test
    void keepsTheSchedulesOfOtherTeamsFromPeopleWithRestrictedAccess() {
        Audiences with = source(true, false, user("user"), user("restricted_access", "OPEN"));
        Audiences without = source(true, false, user("user"), user("user", "OPEN"));

        assertThat(with.mayBeTold(Set.of("OPEN"), Set.of("OTHER"))).isFalse();
        assertThat(with.mayBeTold(Set.of("OPEN"), Set.of("OPEN", "OTHER"))).isTrue();
        assertThat(without.mayBeTold(Set.of("OPEN"), Set.of("OTHER"))).isTrue();
    }

    @Test
    void keepsTeamsApartWhereOnlyTheirMembersSee() {
        Audiences audiences = source(false, true, user("user", "OPEN"), user("user", "OPEN", "OTHER"));

        assertThat(audiences.mayBeTold(Set.of("OPEN"), Set.of("OTHER"))).isFalse();
        assertThat(audiences.mayBeTold(Set.of("OTHER"), Set.of("OPEN"))).isTrue();
    }

    @Test
    void tellsEverythingWhereEveryoneSeesEverything() {
        AccessRules rules = AccessRules.everyone("tenant", Audience.unrestricted());
        Audiences audiences = new Audiences(rules, List.of(user("user")));

        assertThat(audiences.mayBeTold(Set.of(), Set.of("SECRET"))).isTrue();
    }

    private static Audiences source(boolean advanced, boolean membersOnly, User... users) {
        return new Audiences(AccessRules.source(new AccessPolicy(advanced, membersOnly), TEAMS), List.of(users));
    }

    private static User user(String role, String... teams) {
        return new User("P" + role + String.join("", teams), null, null, null, role, Set.of(teams));
    }
}

package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.access.People.PRIVATE;
import static org.schedulesconnector.access.People.PUBLIC;
import static org.schedulesconnector.access.People.TEAMS;
import static org.schedulesconnector.access.People.user;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.access.Verdict.Reason;
import org.schedulesconnector.pagerduty.Team;

class VisibilityTest {
    private static final AccessPolicy ADVANCED = new AccessPolicy(true, false);

    @Test
    void saysWhichPrivateTeamKeepsSomebodyOut() {
        Verdict verdict = new Visibility(ADVANCED, TEAMS).judge(user("P1", "user"), Set.of(PRIVATE.id(), PUBLIC.id()));

        assertThat(verdict.reason()).isEqualTo(Reason.NOT_IN_EVERY_PRIVATE_TEAM);
        assertThat(verdict.sentence()).contains("Security").doesNotContain("Platform");
    }

    @Test
    void saysThatTheStricterSettingKeepsSomebodyOut() {
        Verdict verdict = new Visibility(new AccessPolicy(false, true), TEAMS).judge(user("P1", "user"), Set.of());

        assertThat(verdict.reason()).isEqualTo(Reason.ON_NONE_OF_ITS_TEAMS);
        assertThat(verdict.sentence()).contains("access.team-members-only").contains("belongs to no team");
    }

    @Test
    void namesTheRoleItDoesNotKnow() {
        Verdict verdict = new Visibility(ADVANCED, TEAMS).judge(user("P1", "wizard"), Set.of());

        assertThat(verdict.reason()).isEqualTo(Reason.UNKNOWN_ROLE);
        assertThat(verdict.sentence()).contains("'wizard'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"none", "", "observer", "MANAGER"})
    void countsATeamAsPrivateUnlessItSaysItIsPublic(String defaultRole) {
        Visibility visibility = new Visibility(ADVANCED, Map.of("PT", new Team("PT", "Team", defaultRole)));

        assertThat(visibility.judge(user("P1", "user"), Set.of("PT")).visible()).isFalse();
        assertThat(visibility.judge(user("P1", "user", "PT"), Set.of("PT")).visible())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissions_service", "advanced_permissions"})
    void detectsAdvancedPermissionsByAnAbility(String ability) {
        assertThat(AccessPolicy.of(Optional.empty(), Optional.of(Set.of("sso", ability)), false))
                .isEqualTo(new AccessPolicy(true, false));
        assertThat(AccessPolicy.of(Optional.empty(), Optional.of(Set.of("sso")), true))
                .isEqualTo(new AccessPolicy(false, true));
    }

    @Test
    void assumesAdvancedPermissionsWhenAbilitiesAreNotKnown() {
        assertThat(AccessPolicy.of(Optional.empty(), Optional.empty(), false).advancedPermissions())
                .isTrue();
    }

    @Test
    void believesTheSettingMoreThanTheAbilities() {
        Optional<Set<String>> abilities = Optional.of(Set.of("advanced_permissions"));

        assertThat(AccessPolicy.of(Optional.of(false), abilities, false).advancedPermissions())
                .isFalse();
        assertThat(AccessPolicy.of(Optional.of(true), Optional.of(Set.of()), false)
                        .advancedPermissions())
                .isTrue();
    }
}

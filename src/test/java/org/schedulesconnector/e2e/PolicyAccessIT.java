package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Rule;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Target;

/** An escalation policy's item is for those who see the policy, and tells nobody who is on call by a schedule that they may not see. */
class PolicyAccessIT {
    private static final String ITEM = "policyPEP";
    private static final String RESTRICTED = "a restricted on-call schedule; who is on call by it is not told here.";

    private final Company company = Company.found().with("item.escalation-policies", "true");

    @AfterEach
    void end() {
        company.close();
    }

    @Test
    void isSeenByThoseWhoSeeWhatItsTeamHas() {
        hireEverybody();
        policy("OPEN", "PSNONE");

        company.crawl();

        assertThat(company.seers(ITEM)).containsExactlyInAnyOrder("OWNER", "USER", "SECRETMEMBER", "RESTRICTED");
        assertThat(company.groupsOf(ITEM)).containsExactlyElementsOf(company.groupsOf("PSOPEN"));
    }

    @Test
    void isForMembersWhenItsTeamIsPrivateAndTellsThemTheTeamsSchedules() {
        hireEverybody();
        policy("SECRET", "PSSECRET");

        company.crawl();

        assertThat(company.seers(ITEM)).containsExactlyInAnyOrder("OWNER", "SECRETMEMBER");
        assertThat(content())
                .contains("Person SECRETMEMBER", "Schedule PSSECRET")
                .doesNotContain(RESTRICTED);
    }

    @Test
    void doesNotTellAPrivateTeamsScheduleToPeopleWhoSeeThePolicy() {
        hireEverybody();
        policy("OPEN", "PSSECRET");

        company.crawl();

        assertThat(company.seers("PSSECRET")).containsExactlyInAnyOrder("OWNER", "SECRETMEMBER");
        assertThat(content()).contains(RESTRICTED);
        assertThat(company.world().item(ITEM).toString())
                .doesNotContain("SECRETMEMBER", "PSSECRET", "OnCallNow", "NextHandoff");
    }

    @Test
    void stopsTellingWhenATeamBecomesPrivate() {
        hireEverybody();
        policy("OPEN", "PSOTHER");
        company.crawl();
        assertThat(content()).contains("Schedule PSOTHER");
        company.changes().setTeamPrivate("OTHER", true);

        company.crawl();

        assertThat(content()).contains(RESTRICTED).doesNotContain("PSOTHER", "Person USER");
    }

    @Test
    void doesNotTellAnotherTeamsScheduleWhileSomebodyOnTheTeamHasRestrictedAccess() {
        hireEverybody();
        policy("OPEN", "PSOTHER");
        company.crawl();
        assertThat(content()).as("RESTRICTED is on both teams").doesNotContain(RESTRICTED);
        company.changes().leaveTeam("RESTRICTED", "OTHER");

        company.crawl();

        assertThat(company.seers("PSOTHER")).doesNotContain("RESTRICTED");
        assertThat(company.seers(ITEM)).contains("RESTRICTED");
        assertThat(content()).contains(RESTRICTED);
    }

    @Test
    void tellsEverythingWhereEveryoneSeesEverything() {
        hireEverybody();
        policy("OPEN", "PSSECRET");
        company.with("access.mode", "everyone");

        company.crawl();

        assertThat(content()).contains("Person SECRETMEMBER").doesNotContain(RESTRICTED);
    }

    @Test
    void tellsNothingOfAScheduleThatAFilterKeepsOut() {
        hireEverybody();
        policy("OPEN", "PSOPEN");
        company.with("crawl.exclude.ids", "PSOPEN");

        company.crawl();

        assertThat(company.world().items()).doesNotContainKey("PSOPEN").containsKey(ITEM);
        assertThat(content()).contains(RESTRICTED).doesNotContain("PSOPEN", "Person RESTRICTED");
    }

    @Test
    void tellsAScheduleThatWasFilteredOutNoLonger() {
        hireEverybody();
        policy("OPEN", "PSOPEN");
        company.crawl();
        assertThat(content()).contains("Schedule PSOPEN");
        company.with("crawl.exclude.names", "*PSOPEN");

        company.crawl();

        assertThat(content()).contains(RESTRICTED).doesNotContain("PSOPEN");
    }

    @Test
    void saysWhySomebodySeesThePolicy() {
        hireEverybody();
        policy("SECRET", "PSSECRET");

        company.crawl();

        LedgerExplainer explainer = new LedgerExplainer(
                company.world().ledger(),
                new AccessPolicy(true, false),
                company.world().clock().instant());
        assertThat(explainer.sees("SECRETMEMBER", ITEM)).isTrue();
        assertThat(explainer.sees("USER", ITEM)).isFalse();
    }

    private void hireEverybody() {
        company.publicTeam("OPEN").publicTeam("OTHER").privateTeam("SECRET");
        company.hire("OWNER", "owner")
                .hire("USER", "user", "OTHER")
                .hire("SECRETMEMBER", "user", "SECRET")
                .hire("RESTRICTED", "restricted_access", "OPEN", "OTHER");
        company.schedule("PSNONE")
                .schedule("PSOPEN", "OPEN")
                .schedule("PSOTHER", "OTHER")
                .schedule("PSSECRET", "SECRET");
        onCall("PSOPEN", "RESTRICTED");
        onCall("PSOTHER", "USER");
        onCall("PSSECRET", "SECRETMEMBER");
    }

    private void onCall(String scheduleId, String userId) {
        Instant now = company.world().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        company.changes().addOverride(scheduleId, userId, now.minusSeconds(60), now.plus(Duration.ofHours(8)));
    }

    private void policy(String teamId, String scheduleId) {
        Rule rule = new Rule("PRULE", 15, List.of(Target.schedule(scheduleId)));
        company.changes()
                .addPolicy(new EscalationPolicy("PEP", "The policy", "", 0, Optional.of(teamId), List.of(rule)));
    }

    private String content() {
        return company.world().content(ITEM);
    }
}

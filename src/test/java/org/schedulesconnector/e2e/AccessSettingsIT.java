package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;

/** Advanced Permissions, the rule of team members only and the mode, and what changing them costs. */
class AccessSettingsIT {
    private static final Set<String> WITHOUT_ABILITIES =
            Set.of("schedules.read", "users.read", "teams.read", "audit_records.read");

    private Company company;

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void readsAdvancedPermissionsFromTheAccount() {
        found(options -> options.abilities(Set.of("teams")));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOSS", "PRES");
        assertThat(report.notes()).noneMatch(note -> note.contains("Advanced Permissions"));
    }

    @Test
    void takesAdvancedPermissionsAsOnWithoutTheScopeAndSaysSoOnce() {
        found(options -> options.abilities(Set.of("teams")).appScopes(WITHOUT_ABILITIES));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOSS");
        assertThat(company.seers("PSWEB")).containsExactly("PANA", "PBOSS", "PRES");
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("abilities.read") && note.contains("taken to be on"))
                .hasSize(1);
        assertThat(company.world().pagerDutyRequests("GET", "^/abilities")).isEmpty();
    }

    @Test
    void takesAdvancedPermissionsAsOnWhenAbilitiesCannotBeRead() {
        found(options -> options.abilities(Set.of("teams")));
        company.world()
                .fault(Fault.of(FaultAction.status(403)).at(Sandbox.PAGERDUTY).path("^/abilities"));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOSS");
        assertThat(report.notes())
                .filteredOn(note -> note.contains("taken to be on"))
                .hasSize(1);
    }

    @Test
    void believesTheOperatorWithoutAsking() {
        found(options -> options);
        company.world().with("access.advanced-permissions", "off");

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOSS", "PRES");
        assertThat(company.world().pagerDutyRequests("GET", "^/abilities")).isEmpty();
        assertThat(report.notes()).noneMatch(note -> note.contains("Advanced Permissions"));
    }

    @Test
    void showsSchedulesToTheirTeamsOnlyWhenAskedTo() {
        found(options -> options);
        company.crawl();
        assertThat(company.seers("PSWEB")).containsExactly("PANA", "PBOSS", "PRES");
        company.world().with("access.team-members-only", "true");

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PBOSS");
        assertThat(company.seers("PSWEB")).containsExactly("PBOSS", "PRES");
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS");
        assertThat(company.groups()).doesNotContain("pdviewers");
    }

    @Test
    void switchesBetweenEveryoneAndTheSource() {
        found(options -> options);
        company.world().with("access.mode", "everyone");
        company.crawl();
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS", "PLIM", "PRES");
        assertThat(company.groups()).isEmpty();
        assertThat(company.lookups()).isEmpty();

        company.world().with("access.mode", "source");
        company.crawl();
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS");

        company.world().with("access.mode", "everyone");
        company.crawl();
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS", "PLIM", "PRES");
        assertThat(company.groups()).isEmpty();
    }

    @Test
    void treatsTeamsThatPagerDutyDoesNotListAsPrivate() {
        found(options -> options);
        company.world()
                .fault(Fault.of(FaultAction.status(
                                200,
                                Map.of("Content-Type", "application/json"),
                                "{\"teams\":[],\"limit\":100,\"offset\":0,\"more\":false,\"total\":null}"))
                        .at(Sandbox.PAGERDUTY)
                        .path("^/teams$"));

        company.crawl();

        assertThat(company.seers("PSWEB")).containsExactly("PBOSS", "PRES");
    }

    private void found(UnaryOperator<PagerDutyOptions.Builder> options) {
        company = Company.found(options)
                .publicTeam("PTWEB01")
                .privateTeam("PTSEC01")
                .schedule("PSNONE")
                .schedule("PSWEB", "PTWEB01")
                .schedule("PSSEC", "PTSEC01")
                .hire("PBOSS", "owner")
                .hire("PANA", "user", "PTSEC01")
                .hire("PRES", "restricted_access", "PTWEB01")
                .hire("PLIM", "read_only_limited_user", "PTWEB01");
    }
}

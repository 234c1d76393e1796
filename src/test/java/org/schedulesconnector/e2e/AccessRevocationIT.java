package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.e2e.Company.objectId;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/** Who leaves, joins or gets another role sees otherwise after the next crawl, and as few things as possible are written for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRevocationIT {
    private final Company company = Company.found();

    @BeforeEach
    void crawlOnce() {
        company.renew()
                .privateTeam("PTSEC01")
                .privateTeam("PTFIN01")
                .publicTeam("PTWEB01")
                .schedule("PSSEC", "PTSEC01")
                .schedule("PSWEB", "PTWEB01")
                .schedule("PSNONE")
                .hire("PBOSS", "owner")
                .hire("PEVE", "admin")
                .hire("PANA", "limited_user", "PTSEC01")
                .hire("PBOB", "limited_user", "PTSEC01", "PTWEB01")
                .hire("PCAT", "restricted_access", "PTWEB01")
                .hire("PDAN", "user");
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        company.world().forgetTraffic();
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void startsWithExactlyThoseWhoMaySee() {
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS", "PEVE");
        assertThat(company.seers("PSWEB")).containsExactly("PANA", "PBOB", "PBOSS", "PCAT", "PDAN", "PEVE");
        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PBOSS", "PDAN", "PEVE");
    }

    @Test
    void takesAccessFromWhoLeavesAPrivateTeamAndWritesNoItem() {
        company.changes().leaveTeam("PANA", "PTSEC01");

        RunReport report = company.crawl();

        assertThat(company.seers("PSSEC")).containsExactly("PBOB", "PBOSS", "PEVE");
        assertThat(company.groupWrites()).containsExactly("DELETE groups/pdteamPTSEC01/members/" + objectId("PANA"));
        assertThat(company.itemWrites()).isEmpty();
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().unchanged()).isEqualTo(3);
    }

    @Test
    void letsInWhoJoinsAPrivateTeamAndWritesNoItem() {
        company.changes().joinTeam("PDAN", "PTSEC01", "observer");

        company.crawl();

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS", "PDAN", "PEVE");
        assertThat(company.groupWrites()).containsExactly("POST groups/pdteamPTSEC01/members");
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void takesEverythingFromWhoIsDeleted() {
        company.changes().deleteUser("PBOB");

        company.crawl();

        for (String schedule : List.of("PSSEC", "PSWEB", "PSNONE")) {
            assertThat(company.seers(schedule)).doesNotContain("PBOB").isNotEmpty();
        }
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void followsAChangeOfRoleByGroupsAlone() {
        company.changes().setUserRole("PBOSS", "read_only_limited_user");
        company.changes().setUserRole("PDAN", "admin");

        company.crawl();

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PDAN", "PEVE");
        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PDAN", "PEVE");
        assertThat(company.groupWrites())
                .containsExactly(
                        "DELETE groups/pdadmins/members/" + objectId("PBOSS"),
                        "DELETE groups/pdviewers/members/" + objectId("PBOSS"),
                        "POST groups/pdadmins/members");
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void makesTheGroupsFirstWhenATeamBecomesPrivate() {
        company.changes().setTeamPrivate("PTWEB01", true);
        company.changes().setScheduleTeams("PSSEC", List.of("PTFIN01", "PTSEC01"));
        company.changes().joinTeam("PANA", "PTFIN01", "observer");

        company.crawl();

        assertThat(company.seers("PSWEB")).containsExactly("PBOB", "PBOSS", "PCAT", "PEVE");
        assertThat(company.groupsOf("PSWEB")).containsExactly("pdadmins", "pdteamPTWEB01");
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS", "PEVE");
        assertThat(company.itemWrites()).hasSize(2);
        List<String> writes = company.world().graphWrites().stream()
                .map(request -> request.method() + " " + request.path().replaceFirst(".*/pagerdutyschedules/", ""))
                .toList();
        assertThat(writes)
                .containsSubsequence("POST groups", "POST groups/pdteamsPTFIN01PTSEC01/members", "PUT items/PSSEC");
    }

    @Test
    void widensWhenATeamBecomesPublic() {
        company.changes().setTeamPrivate("PTSEC01", false);

        company.crawl();

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS", "PDAN", "PEVE");
        assertThat(company.groupsOf("PSSEC")).containsExactly("pdadmins", "pdteamPTSEC01", "pdviewers");
        assertThat(company.groupWrites()).isEmpty();
        assertThat(company.itemWrites()).hasSize(1);
    }
}

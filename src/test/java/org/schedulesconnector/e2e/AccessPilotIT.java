package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.e2e.Company.mail;
import static org.schedulesconnector.e2e.Company.objectId;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.tenant.DirectoryGroup;

/** A pilot restricts every grant to its people, in both modes, for as long as it is set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPilotIT {
    private static final List<String> SCHEDULES = List.of("PSNONE", "PSSEC");

    private final Company company = Company.found();
    private final DirectoryGroup nested = DirectoryGroup.of("Night shift", List.of(objectId("PCAT")));
    private final DirectoryGroup testers = DirectoryGroup.of("Testers", List.of(objectId("PBOB"), nested.id()));

    @BeforeEach
    void found() {
        company.renew()
                .privateTeam("PTSEC01")
                .schedule("PSNONE")
                .schedule("PSSEC", "PTSEC01")
                .hire("PBOSS", "owner")
                .hire("PANA", "user", "PTSEC01")
                .hire("PBOB", "user")
                .hire("PCAT", "user", "PTSEC01")
                .hire("PDAN", "user", "PTSEC01");
        company.directory().add(nested).add(testers);
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void onlyThePilotsPeopleSeeWhatTheyMaySee() {
        pilot(mail("PANA"), testers.id());

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PCAT");
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PCAT");
    }

    @Test
    void onlyThePilotsPeopleSeeAnythingInTheModeOfEveryone() {
        company.with("access.mode", "everyone");
        pilot(objectId("PDAN"), testers.id());

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        for (String schedule : SCHEDULES) {
            assertThat(company.seers(schedule)).containsExactly("PBOB", "PCAT", "PDAN");
            assertThat(company.groupsOf(schedule)).containsExactly("pdpilot");
        }
    }

    @Test
    void startAndEndOfAPilotWriteGroupsAloneWherePermissionsComeFromTheSource() {
        company.crawl();
        company.world().forgetTraffic();

        pilot(mail("PANA"), testers.id());
        company.crawl();
        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PCAT");
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PCAT");

        endPilot();
        company.crawl();
        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PBOSS", "PCAT", "PDAN");
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOSS", "PCAT", "PDAN");
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void startAndEndOfAPilotChangeTheListsOfItemsThatAreForEveryone() {
        company.with("access.mode", "everyone").crawl();
        pilot(mail("PANA"), testers.id());
        company.crawl();
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PCAT");
        company.world().forgetTraffic();

        endPilot();
        RunReport report = company.crawl();

        assertThat(company.seers("PSSEC")).hasSize(5);
        assertThat(company.itemWrites()).hasSameSizeAs(SCHEDULES);
        assertThat(report.counts().updated()).isEqualTo(SCHEDULES.size());
        assertThat(company.groups()).isEmpty();
    }

    @Test
    void followsTheMembersOfThePilotsGroups() {
        pilot(mail("PANA"), testers.id());
        company.crawl();
        company.world().forgetTraffic();
        company.directory().add(DirectoryGroup.of("Night shift", List.of(objectId("PDAN"))));

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB", "PDAN");
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void endsTheRunWhenThePilotCannotBeRead() {
        company.crawl();
        pilot(mail("PANA"), testers.id());
        company.fault(FaultAction.status(403), "GET", "/transitiveMembers");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.reason()).contains("GroupMember.Read.All");
        assertThat(report.counts().unchanged()).isZero();
    }

    @Test
    void aPilotWhosePeopleEntraDoesNotKnowIsForNobody() {
        company.with("access.pilot.users", "nobody@kestrel.example");

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).isEmpty();
        assertThat(company.seers("PSSEC")).isEmpty();
        assertThat(report.notes()).anyMatch(note -> note.contains("nobody@kestrel.example"));
    }

    @Test
    void nobodySeesAnItemForEveryoneWhenThePilotsGroupCannotBeMade() {
        company.with("access.mode", "everyone").crawl();
        pilot(mail("PANA"), testers.id());
        company.fault(FaultAction.status(400), "POST", "/groups$");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(company.seers("PSNONE")).isEmpty();
        assertThat(company.seers("PSSEC")).isEmpty();

        company.heal().crawl();
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PCAT");
        assertThat(company.world().ledger().failures().list()).isEmpty();
    }

    private void pilot(String users, String groups) {
        company.with("access.pilot.users", users).with("access.pilot.groups", groups);
    }

    private void endPilot() {
        company.with("access.pilot.users", null).with("access.pilot.groups", null);
    }
}

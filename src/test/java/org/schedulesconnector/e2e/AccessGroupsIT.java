package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.schedulesconnector.e2e.Company.objectId;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.ledger.GroupLedger;
import org.schedulesconnector.crawl.ledger.LedgerMember;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;

/** External groups: made before items name them, who leaves goes first, and what cannot be kept right is not relied on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessGroupsIT {
    private final Company company = Company.found();

    @BeforeEach
    void found() {
        company.renew()
                .privateTeam("PTSEC01")
                .privateTeam("PTOPS01")
                .publicTeam("PTWEB01")
                .schedule("PSSEC", "PTSEC01")
                .schedule("PSOPS", "PTOPS01")
                .schedule("PSWEB", "PTWEB01")
                .hire("PBOSS", "owner")
                .hire("PANA", "user", "PTSEC01")
                .hire("PBOB", "user", "PTSEC01", "PTOPS01")
                .hire("PCAT", "user", "PTOPS01");
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void makesAndFillsGroupsBeforeTheFirstItemThatNamesThemAndNoOthers() {
        company.privateTeam("PTNIL01").with("graph.writers", "1");

        company.crawl();

        List<String> writes = company.writes();
        for (String schedule : List.of("PSSEC", "PSOPS", "PSWEB")) {
            int item = writes.indexOf("PUT items/" + schedule);
            for (String group : company.groupsOf(schedule)) {
                List<Integer> joins = positions(writes, "POST groups/" + group + "/members");
                assertThat(joins).allSatisfy(join -> assertThat(join).isLessThan(item));
                assertThat(company.members(group)).hasSameSizeAs(joins);
            }
        }
        assertThat(positions(writes, "POST groups")).hasSize(5);
        assertThat(company.groups())
                .containsExactly("pdadmins", "pdteamPTOPS01", "pdteamPTSEC01", "pdteamPTWEB01", "pdviewers");
    }

    @Test
    void takesPeopleOutOfAllGroupsBeforeItLetsAnybodyIn() {
        company.crawl();
        company.world().forgetTraffic();
        company.changes().leaveTeam("PANA", "PTSEC01");
        company.changes().joinTeam("PANA", "PTOPS01", "observer");
        company.changes().joinTeam("PCAT", "PTSEC01", "observer");
        company.changes().leaveTeam("PCAT", "PTOPS01");

        company.crawl();

        assertThat(company.groupWrites().subList(0, 2)).allMatch(write -> write.startsWith("DELETE"));
        assertThat(company.groupWrites().subList(2, 4)).allMatch(write -> write.startsWith("POST"));
        assertThat(company.groupWrites()).hasSize(4);
        assertThat(company.seers("PSSEC")).containsExactly("PBOB", "PBOSS", "PCAT");
        assertThat(company.seers("PSOPS")).containsExactly("PANA", "PBOB", "PBOSS");
    }

    @Test
    void letsNobodyIntoAGroupBeforeTheItemsThatMustNotNameItAnyMoreAreWritten() {
        company.schedule("PSTWO", "PTSEC01").crawl();
        company.world().forgetTraffic();
        company.changes().setScheduleTeams("PSSEC", List.of("PTOPS01"));
        company.changes().joinTeam("PCAT", "PTSEC01", "observer");

        company.crawl();

        assertThat(company.writes()).containsExactly("PUT items/PSSEC", "POST groups/pdteamPTSEC01/members");
        assertThat(company.seers("PSTWO")).contains("PCAT");
    }

    @Test
    void letsNobodyIntoAGroupThatAnItemStillNamesAndMustNot() {
        company.schedule("PSTWO", "PTSEC01").hire("PDAN", "user").crawl();
        company.changes().setScheduleTeams("PSSEC", List.of("PTOPS01"));
        company.changes().joinTeam("PDAN", "PTSEC01", "observer");
        company.changes().joinTeam("PANA", "PTOPS01", "observer");
        company.fault(FaultAction.status(400), "PUT", "/items/PSSEC$");

        RunReport report = company.crawl();
        company.crawl(CrawlRequest.incremental());

        assertThat(company.seers("PSSEC")).as("as before").containsExactly("PANA", "PBOB", "PBOSS");
        assertThat(company.seers("PSTWO")).doesNotContain("PDAN");
        assertThat(company.seers("PSOPS")).as("of this group the item is to be").contains("PANA");
        assertThat(report.notes()).anyMatch(note -> note.contains("Team PTSEC01") && note.contains("PSSEC"));

        company.heal();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS", "PCAT");
        assertThat(company.seers("PSTWO")).contains("PDAN");
    }

    @Test
    void takesItAsDoneWhenAMemberIsThereOrGoneAlready() {
        company.crawl();
        company.changes().leaveTeam("PANA", "PTSEC01");
        company.changes().joinTeam("PCAT", "PTSEC01", "observer");
        company.fault(FaultAction.lost(), "DELETE", "/members/", Occurrence.nth(1))
                .fault(FaultAction.lost(), "POST", "/members$", Occurrence.nth(1));
        company.world().forgetTraffic();

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.world().graphRequests("DELETE", "/members/"))
                .extracting(request -> request.status())
                .containsExactly(0, 404);
        assertThat(company.seers("PSSEC")).containsExactly("PBOB", "PBOSS", "PCAT");
        company.heal().world().forgetTraffic();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.groupWrites()).isEmpty();
    }

    @Test
    void writesNoItemThatNamesAGroupWhoseRemovalFailed() {
        company.crawl();
        company.world().forgetTraffic();
        company.changes().leaveTeam("PANA", "PTSEC01");
        for (String schedule : List.of("PSSEC", "PSOPS", "PSWEB")) {
            company.changes().renameSchedule(schedule, "Renamed");
        }
        company.fault(FaultAction.status(400), "DELETE", "pdteamPTSEC01/members/");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(company.world().property("PSSEC", "Name")).isEqualTo("Schedule PSSEC");
        assertThat(company.world().property("PSOPS", "Name")).isEqualTo("Renamed");
        assertThat(company.world().property("PSWEB", "Name")).isEqualTo("Renamed");
        assertThat(company.world().ledger().failures().list()).anySatisfy(stored -> {
            assertThat(stored.failure().subject()).isEqualTo("PSSEC");
            assertThat(stored.failure().category()).isEqualTo(FailureCategory.ACCESS);
            assertThat(stored.failure().message()).contains("pdteamPTSEC01");
            assertThat(stored.failure().remedy()).isNotBlank();
        });

        company.heal();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSSEC")).containsExactly("PBOB", "PBOSS");
        assertThat(company.world().property("PSSEC", "Name")).isEqualTo("Renamed");
        assertThat(company.world().ledger().failures().list()).isEmpty();
    }

    @Test
    void countsAMemberThatGraphDoesNotTakeAndWritesTheItems() {
        company.fault(FaultAction.status(400), "POST", "pdteamPTSEC01/members$");

        RunReport report = company.crawl();

        assertThat(company.seers("PSSEC")).containsExactly("PBOSS");
        assertThat(report.notes()).anyMatch(note -> note.contains(objectId("PANA")) && note.contains("Team PTSEC01"));
        assertThat(company.world().ledger().failures().list()).singleElement().satisfies(row -> {
            assertThat(row.failure().subject()).isEqualTo("pdteamPTSEC01");
            assertThat(row.failure().step()).isEqualTo("group-members");
            assertThat(row.failure().message()).contains(objectId("PANA"), objectId("PBOB"));
        });

        company.heal();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS");
        assertThat(company.world().ledger().failures().list()).isEmpty();
    }

    @Test
    void asksNotWithEachCrawlForAMemberThatGraphDoesNotTake() {
        company.fault(FaultAction.status(400), "POST", "pdteamPTSEC01/members$");
        company.crawl();
        company.crawl(CrawlRequest.incremental());
        company.world().forgetTraffic();

        company.crawl(CrawlRequest.incremental());
        assertThat(company.groupWrites()).as("it waits").isEmpty();

        company.heal().clockPast(Duration.ofMinutes(5)).crawl(CrawlRequest.incremental());
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS");
        assertThat(company.world().ledger().failures().list()).isEmpty();
    }

    @Test
    void addsInTheNextRunWhomItCouldNotAddInThisOne() {
        company.fault(FaultAction.status(503), "POST", "pdadmins/members$");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB");
        assertThat(company.itemWrites()).hasSize(3);
        assertThat(company.world().ledger().failures().list())
                .extracting(row -> row.failure().step(), row -> row.failure().subject())
                .containsExactly(tuple("group", "pdadmins"));

        company.heal();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS");
    }

    @Test
    void narrowsTheItemOfATeamThatBecamePrivateEvenWhenItsGroupCannotBeMade() {
        company.publicTeam("PTNEW01").schedule("PSNEW").crawl();
        assertThat(company.seers("PSNEW")).contains("PCAT");
        company.changes().setScheduleTeams("PSNEW", List.of("PTNEW01"));
        company.changes().setTeamPrivate("PTNEW01", true);
        company.changes().joinTeam("PANA", "PTNEW01", "observer");
        company.fault(FaultAction.status(400), "POST", "/groups$");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(company.seers("PSNEW")).isSubsetOf("PANA", "PBOSS");

        company.heal();
        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSNEW")).containsExactly("PANA", "PBOSS");
    }

    @Test
    void deletesGroupsThatNoItemNamesAnyMoreOnceItHasSeenEverything() {
        company.crawl();
        company.changes().setScheduleTeams("PSSEC", List.of("PTOPS01"));

        company.crawl(CrawlRequest.full().withLimit(2));
        assertThat(company.groups()).contains("pdteamPTSEC01");

        company.crawl();
        assertThat(company.groups()).doesNotContain("pdteamPTSEC01").contains("pdteamPTOPS01");
        assertThat(company.world().ledger().groups().load()).doesNotContainKey("pdteamPTSEC01");
    }

    @Test
    void keepsGroupsThatAnItemMayNameStillWhenSomethingFailed() {
        company.crawl();
        company.changes().setScheduleTeams("PSSEC", List.of("PTOPS01"));
        company.fault(FaultAction.status(400), "PUT", "/items/PSSEC");

        company.crawl();
        assertThat(company.groups()).contains("pdteamPTSEC01");

        company.heal().crawl();
        assertThat(company.groups()).doesNotContain("pdteamPTSEC01");
    }

    @Test
    void startsGroupsAgainWhoseMembersTheLedgerDoesNotKnow() {
        company.crawl();
        company.world().ledger().forgetConnection();
        company.changes().leaveTeam("PANA", "PTSEC01");

        RunReport report = company.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSSEC")).containsExactly("PBOB", "PBOSS");
        assertThat(company.seers("PSOPS")).containsExactly("PBOB", "PBOSS", "PCAT");
    }

    @Test
    void startsAgainWithANewConnection() {
        company.crawl();
        company.world().purge();

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS");
        assertThat(company.seers("PSWEB")).containsExactly("PANA", "PBOB", "PBOSS", "PCAT");
    }

    @Test
    void makesAGroupAgainThatGraphHasLost() {
        company.crawl();
        company.world().sandbox().tenant().loseGroup(CrawlWorld.CONNECTION, "pdteamPTSEC01");
        company.changes().joinTeam("PCAT", "PTSEC01", "observer");

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS", "PCAT");
    }

    @Test
    void tellsTheLedgerWhomItLetsInBeforeItAsksGraph() {
        company.crawl();
        company.changes().joinTeam("PCAT", "PTSEC01", "observer");
        List<StoredGroup> known = new CopyOnWriteArrayList<>();
        company.world().whenServed("POST", "pdteamPTSEC01/members$", () -> known.add(ledgerGroup("pdteamPTSEC01")));

        company.crawl();

        LedgerMember cat = new LedgerMember(objectId("PCAT"), LedgerMember.Type.USER);
        assertThat(known).singleElement().satisfies(group -> {
            assertThat(group.announced()).containsExactly(cat);
            assertThat(group.confirmed()).hasSize(2);
        });
        assertThat(ledgerGroup("pdteamPTSEC01").confirmed()).hasSize(3).contains(cat);
        assertThat(ledgerGroup("pdteamPTSEC01").announced()).isEmpty();
    }

    @Test
    void takesOutWhomADyingRunMayHaveLetIn() {
        company.crawl();
        announce("pdteamPTSEC01", "PCAT");
        announce("pdviewers", "PCAT");

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PBOSS");
        assertThat(company.seers("PSWEB")).contains("PCAT");
        company.world().forgetTraffic();
        company.crawl();
        assertThat(company.groupWrites()).isEmpty();
    }

    @Test
    void takesOutOfANewGroupWhomADyingRunMayHaveLetIn() {
        company.fault(FaultAction.status(503), "POST", "pdadmins/members$");
        company.hire("PEVE", "admin").crawl();
        company.heal();
        announce("pdadmins", "PEVE", "PBOSS");
        company.changes().setUserRole("PEVE", "read_only_limited_user");

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.members("pdadmins")).containsExactly("PBOSS");
    }

    @Test
    void fillsAGroupAgainThatBecameEmpty() {
        company.crawl();
        company.changes().setUserRole("PBOSS", "user");
        company.crawl();
        assertThat(company.members("pdadmins")).isEmpty();
        company.changes().setUserRole("PCAT", "admin");

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(company.seers("PSSEC")).containsExactly("PANA", "PBOB", "PCAT");
    }

    @Test
    void followsTheNameOfATeam() {
        company.crawl();
        company.world().forgetTraffic();
        company.changes().renameTeam("PTSEC01", "Secret Service");

        company.crawl();

        assertThat(company.groupWrites()).containsExactly("PATCH groups/pdteamPTSEC01");
    }

    private StoredGroup ledgerGroup(String groupId) {
        return company.world().ledger().groups().load().get(groupId);
    }

    /** A run told the ledger whom it was about to let in, Graph did it, and the run died. */
    private void announce(String groupId, String... userIds) {
        GroupLedger ledger = company.world().ledger().groups();
        for (String userId : userIds) {
            ledger.announce(groupId, Set.of(new LedgerMember(objectId(userId), LedgerMember.Type.USER)));
            company.letIn(groupId, userId);
        }
    }

    private static List<Integer> positions(List<String> writes, String write) {
        return IntStream.range(0, writes.size())
                .filter(position -> writes.get(position).equals(write))
                .boxed()
                .toList();
    }
}

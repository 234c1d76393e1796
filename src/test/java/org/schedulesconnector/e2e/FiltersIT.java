package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.PlannedChange.Action;
import org.schedulesconnector.crawl.PlannedChange.Subject;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;

/** Content filters that are added, narrowed and taken away, on schedules of both kinds and of several teams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersIT {
    private static final Set<String> ALL = Set.of("PSWEB01", "PSWEB02", "PSDATA1", "PSDATA2", "PSTEST1", "PSNONE1");

    private final Company company = Company.found();

    @BeforeEach
    void found() {
        company.renew()
                .privateTeam("PTWEB01")
                .privateTeam("PTDATA1")
                .schedule("PSWEB01", "PTWEB01")
                .schedule("PSWEB02", "PTWEB01", "PTDATA1")
                .schedule("PSDATA1", "PTDATA1")
                .schedule("PSDATA2", "PTDATA1")
                .schedule("PSTEST1")
                .schedule("PSNONE1")
                .hire("PBOSS01", "owner")
                .hire("PANA001", "user", "PTWEB01")
                .hire("PBOB001", "user", "PTDATA1");
        List.of("PSWEB02", "PSDATA2", "PSTEST1").forEach(company.changes()::upgradeToShiftBased);
        company.world().forgetTraffic();
    }

    @AfterAll
    void close() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    crawl.include.teams | PTDATA1                 | PSWEB02 PSDATA1 PSDATA2
                    crawl.include.names | Schedule PS*1,*WEB02    | PSWEB01 PSWEB02 PSDATA1 PSTEST1 PSNONE1
                    crawl.exclude.kinds | shift-based             | PSWEB01 PSDATA1 PSNONE1
                    """)
    void indexesWhatEachFilterLeaves(String key, String value, String left) {
        Set<String> wanted = Set.of(left.split(" "));

        RunReport report = company.with(key, value).crawl();

        assertThat(indexed()).isEqualTo(wanted);
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().discovered()).isEqualTo(wanted.size());
        assertThat(report.counts().excluded()).isEqualTo(ALL.size() - wanted.size());
        assertThat(report.notes()).anyMatch(note -> note.contains("left out: " + key));
    }

    @Test
    void addsNarrowsAndTakesAwayAFilter() {
        RunReport without = company.crawl();
        assertThat(indexed()).isEqualTo(ALL);
        assertThat(without.counts().excluded()).isZero();
        assertThat(company.groups()).contains("pdteamPTDATA1", "pdteamPTWEB01");

        RunReport added = company.with("crawl.exclude.names", "*WEB*").crawl();
        assertThat(indexed()).containsExactlyInAnyOrder("PSDATA1", "PSDATA2", "PSTEST1", "PSNONE1");
        assertThat(added.counts().deleted()).isEqualTo(2);
        assertThat(added.notes()).contains("2 schedules are left out: crawl.exclude.names has \"*WEB*\".");
        assertThat(company.groups()).contains("pdteamPTDATA1").doesNotContain("pdteamPTWEB01");

        RunReport narrowed = company.with("crawl.include.teams", "PTDATA1").crawl(CrawlRequest.incremental());
        assertThat(indexed()).containsExactlyInAnyOrder("PSDATA1", "PSDATA2");
        assertThat(narrowed.counts().deleted()).isEqualTo(2);

        company.with("crawl.include.teams", null).with("crawl.exclude.names", null);
        RunReport takenAway = company.crawl(CrawlRequest.incremental());
        assertThat(indexed()).isEqualTo(ALL);
        assertThat(takenAway.counts().created()).isEqualTo(4);
        assertThat(takenAway.counts().excluded()).isZero();
    }

    @Test
    void spendsNoRequestOnWhatAReferenceTellsToBeDropped() {
        company.crawl();
        company.world().forgetTraffic();

        company.with("crawl.exclude.ids", "PSNONE1,PSTEST1").crawl();

        assertThat(company.world().pagerDutyRequests("GET", "^/v3/schedules/PSDATA2"))
                .isNotEmpty();
        assertThat(company.world().pagerDutyRequests("GET", "^/(v3/)?schedules/(PSNONE1|PSTEST1)"))
                .isEmpty();
        assertThat(company.itemWrites())
                .extracting(request -> request.method() + " " + request.path().replaceAll(".*/", ""))
                .containsExactlyInAnyOrder("DELETE PSNONE1", "DELETE PSTEST1");
    }

    @Test
    void tellsTheCurrentStateOfAScheduleThatComesBack() {
        company.crawl();
        company.with("crawl.exclude.names", "*TEST*").crawl(CrawlRequest.incremental());
        company.changes().setScheduleTeams("PSTEST1", List.of("PTWEB01"));
        company.crawl(CrawlRequest.incremental());

        company.with("crawl.exclude.names", null).crawl(CrawlRequest.incremental());

        assertThat(company.world()
                        .item("PSTEST1")
                        .path("properties")
                        .path("Teams")
                        .toString())
                .contains("Team PTWEB01");
    }

    @Test
    void followsAScheduleThatChangesItsTeam() {
        company.with("crawl.include.teams", "Team PTWEB01").crawl();

        company.changes().setScheduleTeams("PSDATA2", List.of("PTWEB01"));
        company.changes().setScheduleTeams("PSWEB01", List.of("PTDATA1"));
        RunReport report = company.crawl();

        assertThat(indexed()).containsExactlyInAnyOrder("PSWEB02", "PSDATA2");
        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(report.counts().deleted()).isEqualTo(1);
    }

    @Test
    void plansWhatIsLeftOutAndWhatGoesAndWritesNothing() {
        company.with("crawl.exclude.names", "*DATA*").crawl();
        company.world().forgetTraffic();
        company.with("crawl.exclude.teams", "Team PTWEB01");

        RunReport plan = company.world().plan();

        assertThat(company.world().planned())
                .filteredOn(change -> change.subject() == Subject.ITEM)
                .extracting(PlannedChange::action, PlannedChange::id, PlannedChange::name, PlannedChange::reason)
                .containsExactly(
                        tuple(Action.EXCLUDE, "PSDATA1", "Schedule PSDATA1", "crawl.exclude.names has \"*DATA*\""),
                        tuple(Action.EXCLUDE, "PSDATA2", "Schedule PSDATA2", "crawl.exclude.names has \"*DATA*\""),
                        tuple(Action.DELETE, "PSWEB01", "Schedule PSWEB01", "crawl.exclude.teams has \"Team PTWEB01\""),
                        tuple(
                                Action.DELETE,
                                "PSWEB02",
                                "Schedule PSWEB02",
                                "crawl.exclude.teams has \"Team PTWEB01\""));
        assertThat(plan.counts().excluded()).isEqualTo(4);
        assertThat(company.world().graphWrites()).isEmpty();
        assertThat(indexed()).contains("PSWEB01", "PSWEB02");
    }

    @Test
    void deletesNothingInATrial() {
        company.crawl();

        RunReport report = company.with("crawl.include.kinds", "shift-based")
                .crawl(CrawlRequest.full().withLimit(2));

        assertThat(report.counts().discovered()).isEqualTo(2);
        assertThat(report.counts().excluded()).isEqualTo(3);
        assertThat(report.counts().deleted()).isZero();
        assertThat(indexed()).isEqualTo(ALL);
    }

    private Set<String> indexed() {
        return company.world().items().keySet();
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.pagerduty.AuditAccess;
import org.schedulesconnector.sandbox.pagerduty.ListRendering;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.ShiftSchedule;

/** What a crawl does without the parts of PagerDuty that a credential, a plan or an older account lacks. */
class DirectoryIT {
    private static final Set<String> ESSENTIAL = Set.of("schedules.read", "users.read", "teams.read");

    private CrawlWorld world;

    @AfterEach
    void closeWorld() {
        world.close();
    }

    @Test
    void tellsWhoCreatedAScheduleWhereAuditRecordsCanBeRead() {
        world = CrawlWorld.start();

        world.crawl();

        assertThat(world.items().values())
                .anyMatch(item -> item.at("/properties/CreatedBy").isTextual());
    }

    @Test
    void leavesOutWhoCreatedAScheduleWithoutAnAuditTrailInThePlanAndSaysSoOnce() {
        start(PagerDutyOptions.builder().auditAccess(AuditAccess.PLAN_MISSING));

        RunReport report = world.crawl();

        assertNoProvenance(report);
        assertThat(world.pagerDutyRequests("GET", "^/audit/")).hasSize(1);
    }

    @Test
    void neverAsksForAuditRecordsOrPoliciesWithoutTheirScopes() {
        start(PagerDutyOptions.builder().appScopes(ESSENTIAL));

        RunReport report = world.crawl();

        assertNoProvenance(report);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("escalation_policies.read"))
                .hasSize(1);
        assertThat(world.pagerDutyRequests("GET", "^/audit/")).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/escalation_policies")).isEmpty();
    }

    @Test
    void failsAndNamesAnEssentialScopeThatWasNotGranted() {
        start(PagerDutyOptions.builder().appScopes(Set.of("schedules.read", "teams.read")));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.reason()).contains("users.read");
    }

    @Test
    void completesAnUnrenderedListingByDetailsAndSaysSo() {
        world = CrawlWorld.start();
        world.crawl();
        String rendered = world.content(aLayerBasedId());
        world.close();
        start(PagerDutyOptions.builder().listRendering(ListRendering.ABSENT));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("without their final schedule"))
                .hasSize(1);
        assertThat(world.pagerDutyRequests("GET", "^/schedules/.+")).hasSize(14);
        assertThat(world.content(aLayerBasedId())).isEqualTo(rendered);
    }

    @Test
    void goesOnWithoutTeamsWhereThePlanHasNone() {
        start(PagerDutyOptions.builder().abilities(Set.of()));

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes()).anyMatch(note -> note.contains("no teams"));
        assertThat(world.items()).hasSize(20);
    }

    @Test
    void keepsWhatEarlierCrawlsLearntWhenAuditRecordsFailForAWhile() {
        world = CrawlWorld.start();
        world.crawl();
        String id = anItemWithCreator();
        String creator = world.property(id, "CreatedBy");
        world.fault(Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/audit/"));
        world.changes().renameSchedule(id, "Renamed");

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(world.property(id, "Name")).isEqualTo("Renamed");
        assertThat(world.property(id, "CreatedBy")).isEqualTo(creator);
    }

    @Test
    void tellsADeletedPersonOfALayerBasedScheduleByNameWithoutMail() {
        world = CrawlWorld.start();
        String id = aLayerBasedId();
        String person = onCallNow(id);
        String mail = mailOf(person);
        world.changes().deleteUser(userId(person));

        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(world.content(id)).contains("On call now: " + person).doesNotContain(mail);
    }

    @Test
    void saysThatADeletedPersonOfAShiftBasedScheduleIsNoLongerInPagerDuty() {
        world = CrawlWorld.start();
        ShiftSchedule schedule = world.account().shiftSchedules().get(0);
        String person = onCallNow(schedule.id());
        String mail = mailOf(person);
        world.changes().deleteUser(userId(person));

        assertThat(world.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        assertThat(world.content(schedule.id()))
                .contains("no longer in PagerDuty")
                .doesNotContain(mail);
    }

    @Test
    void saysThatNobodyIsOnCall() {
        world = CrawlWorld.start();
        String unstaffed =
                world.account().scheduleNamed("Edge Unstaffed").orElseThrow().id();

        world.crawl();

        assertThat(world.content(unstaffed)).contains("Nobody is on call now.");
        assertThat(world.item(unstaffed).at("/properties/OnCallNow").size()).isZero();
        assertThat(world.item(unstaffed).at("/properties/HasGap").asBoolean()).isTrue();
        assertThat(world.item(unstaffed).at("/properties/Coverage").asDouble(-1))
                .isZero();
    }

    private void start(PagerDutyOptions.Builder options) {
        world = CrawlWorld.start(sandbox -> sandbox.pagerDutyOptions(options.build()));
    }

    private void assertNoProvenance(RunReport report) {
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes()).filteredOn(note -> note.contains("audit")).hasSize(1);
        assertThat(world.items().values())
                .hasSize(20)
                .noneMatch(item -> item.path("properties").has("CreatedBy"))
                .noneMatch(item -> item.path("properties").has("LastModifiedBy"));
    }

    private String aLayerBasedId() {
        return world.account().layerSchedules().get(0).id();
    }

    private String anItemWithCreator() {
        return world.items().entrySet().stream()
                .filter(entry -> entry.getValue().at("/properties/CreatedBy").isTextual())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Crawls, and reads the answer from the item. */
    private String onCallNow(String id) {
        world.crawl();
        return world.item(id).at("/properties/OnCallNow/0").asText();
    }

    private String userId(String name) {
        return world.account().users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String mailOf(String name) {
        return world.account().users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow()
                .email();
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.ShiftSchedule;

/** An incremental crawl finds what has changed, at a few requests, and writes nothing else. */
class IncrementalIT {
    private final CrawlWorld world = CrawlWorld.start().with("access.mode", "source");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void becomesAFullCrawlWhenNoneHasCompleted() {
        RunReport report = incremental();

        assertThat(report.mode()).isEqualTo(CrawlMode.FULL);
        assertThat(report.notes()).anyMatch(note -> note.contains("No full crawl has completed yet"));
        assertThat(incremental().mode()).isEqualTo(CrawlMode.INCREMENTAL);
    }

    @Test
    void writesNothingAndListsNobodyWhenNothingHasChanged() {
        world.crawl();
        world.forgetTraffic();

        RunReport report = incremental();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().discovered())
                .isEqualTo(world.account().schedules().size());
        assertThat(report.counts().unchanged()).isEqualTo(report.counts().discovered());
        assertThat(world.graphWrites()).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/(users|teams|escalation_policies)$"))
                .isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/audit/records$")).hasSize(1);
    }

    @Test
    void writesTheItemOfAnOverriddenScheduleAndNoOther() {
        world.crawl();
        String id = world.account().layerSchedules().get(0).id();
        addOverride(id);
        world.forgetTraffic();

        incremental();

        assertThat(writtenItems()).containsExactly(id);
        assertThat(world.content(id)).contains("override");
    }

    @Test
    void readsWhatTheAuditTrailNamesFirst() {
        world.with("crawl.incremental.request-budget", "1");
        world.crawl();
        List<ShiftSchedule> shiftBased = world.account().shiftSchedules();
        for (ShiftSchedule schedule : shiftBased) {
            world.clock().advance(Duration.ofMinutes(5));
            world.changes().renameSchedule(schedule.id(), "Renamed " + schedule.id());
            world.clock().advance(Duration.ofSeconds(2));
            world.forgetTraffic();

            incremental();

            assertThat(details()).containsExactly("/v3/schedules/" + schedule.id());
            assertThat(world.property(schedule.id(), "Name")).isEqualTo("Renamed " + schedule.id());
        }
    }

    @Test
    void getsDoneWithMoreEditsThanItReadsSchedules() {
        world.with("crawl.incremental.request-budget", "1");
        world.crawl();
        List<String> all =
                world.account().shiftSchedules().stream().map(ShiftSchedule::id).toList();
        world.clock().advance(Duration.ofMinutes(30));
        all.stream().skip(1).forEach(id -> world.changes().renameSchedule(id, "Renamed " + id));
        world.forgetTraffic();

        for (int i = 0; i < all.size(); i++) {
            world.clock().advance(Duration.ofMinutes(5));
            incremental();
        }

        assertThat(details()).hasSameSizeAs(all).doesNotHaveDuplicates();
        assertThat(world.ledger().watermarks().instant("audit.read-until"))
                .hasValueSatisfying(until ->
                        assertThat(until).isAfter(world.clock().instant().minusSeconds(400)));
    }

    @Test
    void takesTurnsAmongShiftBasedSchedules() {
        world.with("crawl.incremental.request-budget", "1");
        world.crawl();
        int schedules = world.account().shiftSchedules().size();
        world.forgetTraffic();

        for (int i = 0; i < schedules; i++) {
            world.clock().advance(Duration.ofMinutes(1));
            incremental();
        }

        assertThat(details()).hasSize(schedules).doesNotHaveDuplicates();
    }

    @Test
    void rendersWhatItDoesNotReadWithPeopleAsTheyAreNow() {
        world.with("crawl.incremental.request-budget", "1");
        world.crawl();
        var person = world.account().users().get(0);
        world.changes().renameUser(person.id(), "Altogether Renamed", "renamed@kestrel.example");
        world.clock().advance(Duration.ofSeconds(2));

        incremental();

        assertThat(inFull()).isEqualTo(asItIs());
        assertThat(asItIs().values().toString()).contains("Altogether Renamed");
    }

    @Test
    void removesWhatVanishedAndBringsWhatIsNew() {
        world.crawl();
        AccountSchedule gone = world.account().layerSchedules().get(0);
        AccountSchedule upgraded = world.account().layerSchedules().get(1);
        world.changes().deleteSchedule(gone.id());
        world.changes().upgradeToShiftBased(upgraded.id());

        RunReport report = incremental();

        assertThat(report.counts().deleted()).isEqualTo(1);
        assertThat(world.items()).doesNotContainKey(gone.id()).containsKey(upgraded.id());
        assertThat(world.property(upgraded.id(), "ScheduleKind")).isEqualTo("shift-based");
    }

    @Test
    void asksWhoIsOnCallToSeeWhichShiftBasedScheduleHasChanged() {
        world.with("crawl.incremental.request-budget", "1")
                .with("pagerduty.optional-scopes", "escalation_policies.read,abilities.read,oncalls.read");
        world.crawl();
        List<String> watched = watched();
        assertThat(watched).hasSizeGreaterThan(1);
        for (String id : watched) {
            world.clock().advance(Duration.ofMinutes(1));
            addOverride(id);
            world.forgetTraffic();

            incremental();

            assertThat(details()).containsExactly("/v3/schedules/" + id);
            assertThat(writtenItems()).containsExactly(id);
        }
    }

    @Test
    void readsInTurnWhatNeitherWhoIsOnCallNorTheAuditTrailTells() {
        world.with("crawl.incremental.request-budget", "1")
                .with("pagerduty.optional-scopes", "escalation_policies.read,abilities.read,oncalls.read");
        world.crawl();
        world.fault(Fault.of(FaultAction.status(402)).at(Sandbox.PAGERDUTY).path("^/audit/records$"));
        String moved = watched().get(0);
        world.changes().setScheduleTeams(moved, List.of());

        incrementalForEach(world.account().shiftSchedules());

        assertThat(world.item(moved).path("properties").has("Teams")).isFalse();
    }

    @Test
    void readsInTurnWhatAPolicyPagesNoMore() {
        world.with("crawl.incremental.request-budget", "1")
                .with("pagerduty.optional-scopes", "escalation_policies.read,abilities.read,oncalls.read");
        String paged = watched().get(0);
        EscalationPolicy second =
                new EscalationPolicy("PESECOND", "Second", "", 0, Optional.empty(), List.of(paging(paged)));
        world.changes().addPolicy(second);
        world.crawl();
        assertThat(world.content(paged)).contains("Second");
        world.clock().advance(Duration.ofMinutes(5));
        world.changes().deletePolicy(second.id());
        world.clock().advance(Duration.ofSeconds(2));

        incrementalForEach(world.account().shiftSchedules());

        assertThat(world.content(paged)).doesNotContain("Second");
    }

    @Test
    void doesWithoutTheAuditTrailAndSaysSoOnce() {
        world.crawl();
        world.fault(Fault.of(FaultAction.status(402)).at(Sandbox.PAGERDUTY).path("^/audit/records$"));

        RunReport first = incremental();
        world.forgetTraffic();
        RunReport second = incremental();

        assertThat(first.notes()).anyMatch(note -> note.contains("audit records cannot be read"));
        assertThat(second.notes()).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/audit/records$")).isEmpty();
        assertThat(second.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    /** The shift-based schedules of which PagerDuty tells who is on call. */
    private List<String> watched() {
        return world.account().shiftSchedules().stream()
                .map(ShiftSchedule::id)
                .filter(id -> !world.account().policiesOf(id).isEmpty())
                .toList();
    }

    private static EscalationPolicy.Rule paging(String scheduleId) {
        return new EscalationPolicy.Rule("PRSECOND", 30, List.of(EscalationPolicy.Target.schedule(scheduleId)));
    }

    private void incrementalForEach(List<ShiftSchedule> schedules) {
        for (int i = 0; i < schedules.size(); i++) {
            world.clock().advance(Duration.ofMinutes(1));
            incremental();
        }
    }

    private RunReport incremental() {
        return world.crawl(CrawlRequest.incremental());
    }

    private List<String> writtenItems() {
        return world.graphWrites().stream()
                .map(SeenRequest::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    private List<String> details() {
        return world.pagerDutyRequests("GET", "^/v3/schedules/").stream()
                .map(SeenRequest::path)
                .toList();
    }

    private void addOverride(String scheduleId) {
        Instant now = world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String standIn = world.account().users().stream()
                .filter(user -> !world.content(scheduleId).contains(user.name()))
                .findFirst()
                .orElseThrow()
                .id();
        world.changes().addOverride(scheduleId, standIn, now.minusSeconds(60), now.plus(Duration.ofHours(5)));
    }

    private Map<String, String> asItIs() {
        Map<String, String> index = new TreeMap<>();
        world.items().forEach((id, item) -> index.put(id, item.toString()));
        return index;
    }

    /** What a full crawl makes of it. */
    private Map<String, String> inFull() {
        Map<String, String> before = asItIs();
        world.forgetTraffic();
        world.crawl();
        assertThat(writtenItems()).isEmpty();
        return before;
    }
}

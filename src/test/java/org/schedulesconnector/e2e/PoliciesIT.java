package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Target;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;

/** Escalation policies are items of their own, as fresh as the schedules that they page. */
class PoliciesIT {
    private static final Fault REFUSED =
            Fault.of(FaultAction.status(403)).at(Sandbox.PAGERDUTY).path("^/escalation_policies$");
    private static final Fault BROKEN =
            Fault.of(FaultAction.status(500)).at(Sandbox.PAGERDUTY).path("^/escalation_policies$");

    private final CrawlWorld world =
            CrawlWorld.start().with("access.mode", "source").with("item.escalation-policies", "true");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void makesAnItemOfEachPolicyBesideTheSchedules() {
        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(policyItems())
                .containsExactlyInAnyOrderElementsOf(world.account().policies().stream()
                        .map(policy -> "policy" + policy.id())
                        .toList());
        assertThat(report.counts().created()).isEqualTo(world.items().size());
        EscalationPolicy policy = pagingALayerBasedSchedule();
        assertThat(world.property(item(policy), "ScheduleKind")).isEqualTo("escalation-policy");
        assertThat(world.content(item(policy)))
                .startsWith(policy.name() + " is an escalation policy")
                .contains("\n- Level 1: on call now by the schedule "
                        + first(policy).name());
    }

    @Test
    void makesNoneUnlessTheSettingsSaySo() {
        world.with("item.escalation-policies", null);

        world.crawl();

        assertThat(policyItems()).isEmpty();
        assertThat(world.ledger().items().kinds()).containsEntry(ItemKind.ESCALATION_POLICY, 0);
    }

    @Test
    void writesNothingWhenNothingHasChanged() {
        world.crawl();
        world.forgetTraffic();

        RunReport full = world.crawl();
        RunReport incremental = world.crawl(CrawlRequest.incremental());

        assertThat(writtenItems()).isEmpty();
        assertThat(full.counts().unchanged()).isEqualTo(world.items().size());
        assertThat(incremental.counts().unchanged()).isEqualTo(world.items().size());
    }

    @Test
    void writesTheItemOfAnEditedPolicyAndThoseThatTellItsLevels() {
        world.crawl();
        EscalationPolicy policy = pagingALayerBasedSchedule();
        world.clock().advance(Duration.ofSeconds(2));
        world.changes()
                .updatePolicy(new EscalationPolicy(
                        policy.id(), "Altogether renamed", "", 7, policy.teamId(), policy.rules()));
        world.clock().advance(Duration.ofSeconds(2));
        world.forgetTraffic();

        world.crawl(CrawlRequest.incremental());

        assertThat(world.property(item(policy), "Name")).isEqualTo("Altogether renamed");
        assertThat(world.content(item(policy))).contains("it repeats 7 times");
        assertThat(writtenItems()).contains(item(policy)).allMatch(id -> id.equals(item(policy)) || pages(policy, id));
    }

    @Test
    void tellsANewTargetAndNoLongerOneThatIsGone() {
        world.crawl();
        EscalationPolicy policy = pagingALayerBasedSchedule();
        AccountUser person = world.account().users().get(0);
        LayerSchedule gone = first(policy);
        world.clock().advance(Duration.ofSeconds(2));
        world.changes().updatePolicy(policy.with(1, Target.user(person.id())).without(Target.schedule(gone.id())));
        world.clock().advance(Duration.ofSeconds(2));

        world.crawl(CrawlRequest.incremental());

        assertThat(world.content(item(policy)))
                .contains("- Level 1: " + person.name() + " (" + person.email() + "), at any time.")
                .doesNotContain("by the schedule " + gone.name());
    }

    @Test
    void followsAHandOffOfTheFirstLevelInTheRunThatFollowsTheSchedule() {
        world.crawl();
        EscalationPolicy policy = pagingALayerBasedSchedule();
        String arriving = world.item(item(policy))
                .path("properties")
                .path("OnCallNext")
                .path(0)
                .asText();
        Instant next = Instant.parse(world.property(item(policy), "NextHandoff"));
        world.clock().advance(Duration.between(world.clock().instant(), next).plusSeconds(1));
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.handOff());

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(world.item(item(policy))
                        .path("properties")
                        .path("OnCallNow")
                        .path(0)
                        .asText())
                .isEqualTo(arriving);
        assertThat(world.pagerDutyRequests("GET", "^/escalation_policies")).isEmpty();
        assertThat(world.ledger().items().due(world.clock().instant())).isEmpty();
        assertThat(writtenAfter(() -> world.crawl(CrawlRequest.incremental())))
                .noneMatch(id -> id.startsWith("policy"));
    }

    @Test
    void followsAnOverrideOfAScheduleThatIsSynchronisedAlone() {
        world.crawl();
        EscalationPolicy policy = pagingALayerBasedSchedule();
        LayerSchedule schedule = first(policy);
        AccountUser standIn = somebodyNotNamedIn(item(policy));
        Instant now = world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        world.changes().addOverride(schedule.id(), standIn.id(), now.minusSeconds(60), now.plus(Duration.ofHours(1)));
        world.forgetTraffic();

        world.crawl(CrawlRequest.sync(schedule.id()));

        assertThat(world.content(item(policy))).contains(standIn.name() + " (" + standIn.email() + ") as an override");
        assertThat(writtenItems()).contains(schedule.id(), item(policy)).allMatch(id -> pages(schedule, id));
    }

    @Test
    void removesAPolicyThatPagerDutyNoLongerHas() {
        world.crawl();
        EscalationPolicy policy = pagingALayerBasedSchedule();
        world.clock().advance(Duration.ofSeconds(2));
        world.changes().deletePolicy(policy.id());
        world.clock().advance(Duration.ofSeconds(2));
        world.forgetTraffic();

        RunReport report = world.crawl(CrawlRequest.incremental());

        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.counts().deleted()).isEqualTo(1);
        assertThat(world.items()).doesNotContainKey(item(policy));
        assertThat(world.pagerDutyRequests("GET", "^/escalation_policies/" + policy.id() + "$"))
                .hasSize(1);
        assertThat(world.pagerDutyRequests("GET", "^/(v3/)?schedules/policy")).isEmpty();
    }

    @Test
    void keepsAPolicyThatTheListingLacksAndPagerDutyHas() {
        world.crawl();
        Fault emptyListing = Fault.of(FaultAction.status(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"escalation_policies\":[],\"limit\":100,\"offset\":0,\"more\":false,\"total\":null}"))
                .at(Sandbox.PAGERDUTY)
                .path("^/escalation_policies$");
        world.fault(emptyListing);

        RunReport report = world.crawl(CrawlRequest.full().withApprovedDeletions(1_000));

        assertThat(report.counts().deleted()).isZero();
        assertThat(report.notes()).anyMatch(note -> note.contains("did not list escalation policy policy"));
        assertThat(policyItems()).hasSize(world.account().policies().size());
    }

    @Test
    void removesTheItemsThroughTheGuardWhenTheyAreNotWantedAnyMore() {
        world.crawl();
        int policies = world.account().policies().size();
        world.with("item.escalation-policies", "false").forgetTraffic();

        RunReport withheld = world.crawl(CrawlRequest.incremental());
        RunReport approved = world.crawl(CrawlRequest.incremental().withApprovedDeletions(policies));

        assertThat(withheld.outcome()).isEqualTo(RunOutcome.WITHHELD);
        assertThat(withheld.counts().withheld()).isEqualTo(policies);
        assertThat(withheld.notes()).anyMatch(note -> note.contains("item.escalation-policies is false"));
        assertThat(approved.counts().deleted()).isEqualTo(policies);
        assertThat(policyItems()).isEmpty();
        assertThat(world.pagerDutyRequests("GET", "^/escalation_policies/")).isEmpty();
    }

    @Test
    void isNotDueForEverWhenNobodyWantsTheItemAnyMore() {
        world.crawl();
        world.with("item.escalation-policies", "false");
        Instant last = world.ledger().items().load().values().stream()
                .map(LedgerItem::nextHandoff)
                .filter(at -> at != null)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        world.clock().advance(Duration.between(world.clock().instant(), last).plusSeconds(1));

        world.crawl(CrawlRequest.handOff());

        assertThat(world.ledger().items().due(world.clock().instant())).isEmpty();
        assertThat(policyItems()).hasSize(world.account().policies().size());
    }

    @Test
    void keepsTheItemsAndSaysSoWhenPagerDutyRefusesTheListing() {
        world.crawl();
        world.fault(REFUSED).forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.failures())
                .anyMatch(failure -> failure.subject().equals("escalation-policies")
                        && failure.remedy().contains("item.escalation-policies=false"));
        assertThat(policyItems()).hasSize(world.account().policies().size());
        assertThat(writtenItems()).isEmpty();
    }

    @Test
    void goesOnWithWhatIsKnownWhenTheListingFails() {
        world.crawl();
        LayerSchedule schedule = first(pagingALayerBasedSchedule());
        world.changes().renameSchedule(schedule.id(), "Renamed meanwhile");
        world.fault(BROKEN).forgetTraffic();

        RunReport report = world.crawl();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(world.property(schedule.id(), "Name")).isEqualTo("Renamed meanwhile");
        assertThat(world.content(schedule.id())).contains("(level 1)");
        assertThat(world.content(item(pagingALayerBasedSchedule()))).contains("Renamed meanwhile");
        assertThat(world.pagerDutyRequests("GET", "^/escalation_policies/")).isEmpty();
    }

    @Test
    void plansWhatItWouldDo() {
        world.plan();

        assertThat(world.planned())
                .filteredOn(change -> change.action() == PlannedChange.Action.CREATE)
                .filteredOn(change -> change.id().startsWith("policy"))
                .hasSize(world.account().policies().size())
                .allMatch(change -> change.reason().contains("no item of this escalation policy"));
        assertThat(world.graphWrites()).isEmpty();
    }

    @Test
    void takesNoMorePoliciesThanSchedulesInATrial() {
        RunReport report = world.crawl(CrawlRequest.full().withLimit(3));

        assertThat(policyItems()).hasSize(3);
        assertThat(report.counts().created()).isEqualTo(6);
        assertThat(report.counts().deleted()).isZero();
    }

    private EscalationPolicy pagingALayerBasedSchedule() {
        return world.account().policies().stream()
                .filter(policy ->
                        world.account().layerSchedules().stream().anyMatch(schedule -> isFirst(schedule, policy)))
                .filter(policy -> world.items().isEmpty()
                        || world.item(item(policy)).path("properties").has("OnCallNow")
                                && world.item(item(policy)).path("properties").has("OnCallNext"))
                .findFirst()
                .orElseThrow();
    }

    private LayerSchedule first(EscalationPolicy policy) {
        return world.account().layerSchedules().stream()
                .filter(schedule -> isFirst(schedule, policy))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFirst(LayerSchedule schedule, EscalationPolicy policy) {
        return policy.rules().get(0).targets().contains(Target.schedule(schedule.id()));
    }

    private static boolean pages(EscalationPolicy policy, String scheduleId) {
        return policy.targets().anyMatch(Target.schedule(scheduleId)::equals);
    }

    /** Whether an item is that of the schedule, or of a policy that pages it. */
    private boolean pages(LayerSchedule schedule, String itemId) {
        return itemId.equals(schedule.id())
                || world.account().policiesOf(schedule.id()).stream()
                        .anyMatch(policy -> item(policy).equals(itemId));
    }

    private AccountUser somebodyNotNamedIn(String itemId) {
        return world.account().users().stream()
                .filter(user -> !world.content(itemId).contains(user.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String item(EscalationPolicy policy) {
        return "policy" + policy.id();
    }

    private List<String> policyItems() {
        return world.items().keySet().stream()
                .filter(id -> id.startsWith("policy"))
                .toList();
    }

    private Set<String> writtenAfter(Runnable crawl) {
        world.forgetTraffic();
        crawl.run();
        return writtenItems();
    }

    private Set<String> writtenItems() {
        return world.graphRequests("PUT", "/items/[^/]+$").stream()
                .map(SeenRequest::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }
}

package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schedulesconnector.item.Policies.item;
import static org.schedulesconnector.item.Policies.level;
import static org.schedulesconnector.item.Policies.nextHandoff;
import static org.schedulesconnector.item.Policies.platform;
import static org.schedulesconnector.item.Policies.policy;
import static org.schedulesconnector.item.Schedules.ACL;
import static org.schedulesconnector.item.Schedules.ANA;
import static org.schedulesconnector.item.Schedules.BO;
import static org.schedulesconnector.item.Schedules.CHI;
import static org.schedulesconnector.item.Schedules.NOW;
import static org.schedulesconnector.item.Schedules.SETTINGS;
import static org.schedulesconnector.item.Schedules.platformPrimary;
import static org.schedulesconnector.item.Schedules.regular;
import static org.schedulesconnector.item.Schedules.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;

class PolicyItemsTest {
    private static final Instant SOON = NOW.plus(Duration.ofHours(1));

    @Test
    void rendersEveryPropertyThatMakesSense() {
        ExternalItemDocument item = item(platform(), NOW, platformPrimary());

        assertThat(item.id()).isEqualTo("policyPEPLT01");
        assertThat(item.acl()).isEqualTo(ACL);
        assertThat(item.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Id", "PEPLT01"),
                        Map.entry("Name", "Platform EP"),
                        Map.entry("Summary", "Escalation policy with 2 levels, repeated 2 times"),
                        Map.entry("Description", "Platform paging order"),
                        Map.entry("HtmlUrl", "https://kestrel.pagerduty.com/escalation_policies/PEPLT01"),
                        Map.entry("IconUrl", "https://kestrel.example/pagerduty.png"),
                        Map.entry("OnCallNow", List.of("Ana Ruiz")),
                        Map.entry("OnCallUntil", Instant.parse("2026-09-09T18:00:00Z")),
                        Map.entry("OnCallNext", List.of("Bo Lindqvist")),
                        Map.entry("NextHandoff", Instant.parse("2026-09-09T18:00:00Z")),
                        Map.entry("OnCallPeople", List.of("Ana Ruiz", "Bo Lindqvist")),
                        Map.entry("Teams", List.of("Platform")),
                        Map.entry("Usage", List.of("Checkout", "Payments API")),
                        Map.entry("ScheduleKind", "escalation-policy")));
    }

    @Test
    void leavesOutWhatIsUnknown() {
        EscalationPath bare = new EscalationPath("PEP", " ", null, null, 0, List.of(), false, List.of(), List.of());

        assertThat(item(bare, NOW).properties())
                .containsOnly(
                        Map.entry("Id", "PEP"),
                        Map.entry("Name", "Escalation policy PEP"),
                        Map.entry("Summary", "Escalation policy with 0 levels"),
                        Map.entry("IconUrl", "https://kestrel.example/pagerduty.png"),
                        Map.entry("ScheduleKind", "escalation-policy"));
    }

    @Test
    void tellsNothingAtAllOfAScheduleThatIsNotVisible() {
        EscalationPath path = policy(0, level(15, Policies.schedule("PSPRI01")));

        ExternalItemDocument item = item(path, NOW);

        assertThat(item.properties())
                .doesNotContainKeys("OnCallNow", "OnCallUntil", "OnCallNext", "NextHandoff", "OnCallPeople");
        assertThat(item.content().value()).contains("restricted").doesNotContain("PSPRI01", "may be secret", "Ana");
        assertThat(nextHandoff(path, NOW)).isEmpty();
    }

    @Test
    void goesByTheFirstLevelInItsPropertiesAndByEveryLevelForItsNextHandoff() {
        OnCallSchedule second = schedule("PSFLW02", "Follow the Sun", "UTC", NOW)
                .shifts(List.of(
                        regular(CHI, "2026-09-08T00:00:00Z", SOON.toString()),
                        regular(ANA, SOON.toString(), "2026-09-09T00:00:00Z")))
                .build();

        ExternalItemDocument item = item(platform(), NOW, platformPrimary(), second);

        assertThat(item.properties())
                .containsEntry("OnCallNow", List.of("Ana Ruiz"))
                .containsEntry("NextHandoff", Instant.parse("2026-09-09T18:00:00Z"))
                .containsEntry("OnCallPeople", List.of("Ana Ruiz", "Chi Nguyen", "Bo Lindqvist"));
        assertThat(nextHandoff(platform(), NOW, platformPrimary(), second)).contains(SOON);
    }

    @Test
    void namesEveryoneWhoComesOnCallAtTheSameTimeAtTheFirstLevel() {
        OnCallSchedule one = handingOver("PS1", "UTC");
        OnCallSchedule other = schedule("PS2", "Other", "UTC", NOW)
                .shifts(List.of(regular(CHI, SOON.toString(), "2026-09-09T00:00:00Z")))
                .build();
        EscalationPath path = policy(0, level(15, Policies.schedule("PS1"), Policies.schedule("PS2")));

        assertThat(item(path, NOW, one, other).properties())
                .containsEntry("OnCallNow", List.of("Ana Ruiz"))
                .containsEntry("OnCallUntil", SOON)
                .containsEntry("OnCallNext", List.of("Bo Lindqvist", "Chi Nguyen"))
                .containsEntry("NextHandoff", SOON);
    }

    @Test
    void staysTheSameWhenTheWindowMovesOn() {
        OnCallSchedule today = lasting(new Interval(NOW.minus(Duration.ofDays(7)), NOW.plus(Duration.ofDays(7))));
        OnCallSchedule tomorrow = lasting(new Interval(NOW.minus(Duration.ofDays(6)), NOW.plus(Duration.ofDays(8))));
        EscalationPath path = policy(0, level(15, Policies.schedule("PSALL01")));

        assertThat(item(path, NOW, tomorrow)).isEqualTo(item(path, NOW, today));
    }

    @Test
    void sendsOnlyWhatTheSchemaHas() {
        ConnectionSchema small = new ConnectionSchema(ItemSchema.builtIn().properties().stream()
                .filter(property -> List.of("Name", "Coverage").contains(property.name()))
                .toList());

        ExternalItemDocument item =
                new PolicyItems(small, SETTINGS).render(platform(), Policies.targets(platformPrimary()), NOW, ACL);

        assertThat(item.properties()).containsOnly(Map.entry("Name", "Platform EP"));
    }

    @Test
    void refusesAScheduleThatWasReadForAnotherTime() {
        Instant muchLater = NOW.plus(Duration.ofDays(30));

        assertThatThrownBy(() -> item(platform(), muchLater, platformPrimary()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PSPRI01");
    }

    @Test
    void tellsThePolicyOfAnItem() {
        assertThat(PolicyItems.policyId(PolicyItems.itemId("PEP1"))).contains("PEP1");
        assertThat(PolicyItems.policyId("PEP1")).isEmpty();
        assertThat(PolicyItems.policyId("policy")).isEmpty();
    }

    private static OnCallSchedule handingOver(String id, String zone) {
        return schedule(id, id, zone, NOW)
                .shifts(List.of(
                        regular(ANA, "2026-09-08T00:00:00Z", SOON.toString()),
                        regular(BO, SOON.toString(), "2026-09-09T00:00:00Z")))
                .build();
    }

    private static OnCallSchedule lasting(Interval window) {
        return schedule("PSALL01", "Always", "UTC", NOW)
                .window(window)
                .shifts(List.of(regular(CHI, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .build();
    }
}

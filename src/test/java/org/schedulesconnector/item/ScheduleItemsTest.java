package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schedulesconnector.item.Schedules.ACL;
import static org.schedulesconnector.item.Schedules.ANA;
import static org.schedulesconnector.item.Schedules.BO;
import static org.schedulesconnector.item.Schedules.CHI;
import static org.schedulesconnector.item.Schedules.NOW;
import static org.schedulesconnector.item.Schedules.SETTINGS;
import static org.schedulesconnector.item.Schedules.item;
import static org.schedulesconnector.item.Schedules.platformPrimary;
import static org.schedulesconnector.item.Schedules.regular;
import static org.schedulesconnector.item.Schedules.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.settings.ItemSettings;

class ScheduleItemsTest {
    @Test
    void letsARenderingHaveTheLastWord() {
        ScheduleRendering rendering = (schedule, now, standard) -> new ExternalItemDocument(
                standard.id(), standard.acl(), Map.of("Name", schedule.name()), ItemContent.text("short"));

        ExternalItemDocument item = renderedBy(rendering);

        assertThat(item.properties()).containsOnlyKeys("Name");
        assertThat(item.content().value()).isEqualTo("short");
    }

    @Test
    void refusesARenderingThatChangesWhoSeesAnItem() {
        ScheduleRendering rendering = (schedule, now, standard) -> new ExternalItemDocument(
                standard.id(), List.of(AclEntry.everyone("tenant")), standard.properties(), standard.content());

        assertThatThrownBy(() -> renderedBy(rendering))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PSPRI01")
                .hasMessageContaining("who may see it");
    }

    private static ExternalItemDocument renderedBy(ScheduleRendering rendering) {
        return new ScheduleItems(ItemSchema.builtIn(), new ItemSettings(null, false), () -> Optional.of(rendering))
                .render(platformPrimary(), NOW, ACL);
    }

    @Test
    void rendersEveryPropertyOfTheExample() {
        OnCallSchedule schedule = platformPrimary();

        ExternalItemDocument item = item(schedule, NOW);

        assertThat(item.id()).isEqualTo("PSPRI01");
        assertThat(item.acl()).isEqualTo(ACL);
        assertThat(item.content().type()).isEqualTo(ItemContent.Type.TEXT);
        assertThat(item.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Id", "PSPRI01"),
                        Map.entry("Name", "Platform Primary"),
                        Map.entry("Summary", "Platform Primary"),
                        Map.entry("Description", "First line for the platform team"),
                        Map.entry("HtmlUrl", "https://kestrel.pagerduty.com/schedules/PSPRI01"),
                        Map.entry("IconUrl", "https://kestrel.example/pagerduty.png"),
                        Map.entry("OnCallNow", List.of("Ana Ruiz")),
                        Map.entry("OnCallUntil", Instant.parse("2026-09-09T18:00:00Z")),
                        Map.entry("OnCallNext", List.of("Bo Lindqvist")),
                        Map.entry("NextHandoff", Instant.parse("2026-09-09T18:00:00Z")),
                        Map.entry("OnCallPeople", List.of("Ana Ruiz", "Bo Lindqvist")),
                        Map.entry(
                                "FinalSchedule",
                                List.of(
                                        "Ana Ruiz, 2026-09-07T08:00:00Z, 2026-09-09T18:00:00Z",
                                        "Bo Lindqvist, 2026-09-09T18:00:00Z, 2026-09-10T06:00:00Z (override)",
                                        "Ana Ruiz, 2026-09-10T06:00:00Z, 2026-09-14T08:00:00Z")),
                        Map.entry("Coverage", 46.7),
                        Map.entry("HasGap", true),
                        Map.entry(
                                "Gaps",
                                List.of(
                                        "2026-09-01T00:00:00Z to 2026-09-07T08:00:00Z",
                                        "2026-09-14T08:00:00Z to 2026-09-16T00:00:00Z")),
                        Map.entry("Timezone", "Europe/Madrid"),
                        Map.entry("Teams", List.of("Platform")),
                        Map.entry("Usage", List.of("Platform EP")),
                        Map.entry("ScheduleKind", "layer-based"),
                        Map.entry("WindowStart", Instant.parse("2026-09-01T00:00:00Z")),
                        Map.entry("WindowEnd", Instant.parse("2026-09-16T00:00:00Z"))));
    }

    @Test
    void tellsWhoMadeAndChangedItWhenThatIsKnown() {
        Instant created = Instant.parse("2026-01-05T09:00:00.120Z");
        Instant changed = Instant.parse("2026-09-01T22:30:00Z");
        OnCallSchedule schedule = schedule("P1", "One", "UTC", NOW)
                .provenance(new Provenance("Ana Ruiz", created, "SCIM key", changed))
                .build();

        ExternalItemDocument item = item(schedule, NOW);

        assertThat(item.properties())
                .containsEntry("CreatedBy", "Ana Ruiz")
                .containsEntry("CreatedDateTime", created)
                .containsEntry("LastModifiedBy", "SCIM key")
                .containsEntry("LastModifiedDateTime", changed);
    }

    @Test
    void leavesOutWhatIsUnknownBlankOrEmpty() {
        OnCallSchedule schedule =
                schedule("P1", "One", "UTC", NOW).description(" \n").summary("").build();

        ExternalItemDocument item =
                new ScheduleItems(ItemSchema.builtIn(), new ItemSettings(null, false)).render(schedule, NOW, ACL);

        assertThat(item.properties())
                .containsOnlyKeys(
                        "Id",
                        "Name",
                        "HtmlUrl",
                        "Coverage",
                        "HasGap",
                        "Gaps",
                        "Timezone",
                        "ScheduleKind",
                        "WindowStart",
                        "WindowEnd");
    }

    @Test
    void namesEveryoneOfAShiftBasedSchedule() {
        OnCallSchedule schedule = schedule("P1", "One", "UTC", NOW)
                .kind(ScheduleKind.SHIFT_BASED)
                .shifts(List.of(
                        regular(ANA, "2026-09-08T06:00:00Z", "2026-09-08T14:00:00Z"),
                        regular(BO, "2026-09-08T08:00:00Z", "2026-09-08T12:00:00Z"),
                        regular(CHI, "2026-09-08T12:00:00Z", "2026-09-20T12:00:00Z")))
                .build();

        ExternalItemDocument item = item(schedule, NOW);

        assertThat(item.properties())
                .containsEntry("ScheduleKind", "shift-based")
                .containsEntry("OnCallNow", List.of("Ana Ruiz", "Bo Lindqvist"))
                .containsEntry("OnCallUntil", Instant.parse("2026-09-08T12:00:00Z"))
                .containsEntry("OnCallNext", List.of("Chi Nguyen"))
                .containsEntry(
                        "Overlaps",
                        List.of(
                                "2026-09-08T08:00:00Z to 2026-09-08T12:00:00Z: Ana Ruiz, Bo Lindqvist",
                                "2026-09-08T12:00:00Z to 2026-09-08T14:00:00Z: Ana Ruiz, Chi Nguyen"));
    }

    @Test
    void doesNotClaimToKnowWhatHappensAfterTheWindow() {
        OnCallSchedule schedule = schedule("P1", "One", "UTC", NOW)
                .shifts(List.of(regular(ANA, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")))
                .build();

        ExternalItemDocument item = item(schedule, NOW);

        assertThat(item.properties())
                .containsEntry("OnCallNow", List.of("Ana Ruiz"))
                .containsEntry("HasGap", false)
                .doesNotContainKeys("OnCallUntil", "OnCallNext", "NextHandoff", "Gaps");
        assertThat(item.content().value())
                .contains(
                        "On call now: Ana Ruiz (ana.ruiz@kestrel.example), until at least Wednesday 16 September 2026")
                .contains(
                        "- since at least Tuesday 1 September 2026 00:00, until at least Wednesday 16 September 2026");
    }

    @Test
    void sendsOnlyWhatTheSchemaHasInItsOrder() {
        ConnectionSchema schema = new ConnectionSchema(
                List.of(property("Teams", PropertyType.STRING_COLLECTION), property("Id", PropertyType.STRING)));

        ExternalItemDocument item = new ScheduleItems(schema, SETTINGS).render(platformPrimary(), NOW, ACL);

        assertThat(item.properties().keySet()).containsExactly("Teams", "Id");
    }

    @Test
    void refusesASchemaWithAPropertyThatNothingRenders() {
        ConnectionSchema schema = new ConnectionSchema(List.of(property("Colour", PropertyType.STRING)));

        assertThatThrownBy(() -> new ScheduleItems(schema, SETTINGS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Colour");
    }

    @Test
    void refusesToSayWhoIsOnCallOutsideTheWindowThatWasRead() {
        Instant afterTheWindow = Instant.parse("2026-09-16T00:00:00Z");

        assertThatThrownBy(() -> item(platformPrimary(), afterTheWindow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PSPRI01")
                .hasMessageContaining("2026-09-16T00:00:00Z");
    }

    private static SchemaProperty property(String name, PropertyType type) {
        return new SchemaProperty(name, type, null, false, true, true, false, List.of(), List.of());
    }
}

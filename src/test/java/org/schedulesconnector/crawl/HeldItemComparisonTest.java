package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.HeldItem;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;

class HeldItemComparisonTest {
    private static final String TENANT = "7d9d0d0e-0000-4000-8000-00000000000A";
    private static final AclEntry TEAM = new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "pdteamP1", AclEntry.Access.GRANT);
    private static final AclEntry ANA = new AclEntry(AclEntry.Type.USER, TENANT, AclEntry.Access.GRANT);
    private static final Map<String, Object> SENT = Map.of(
            "Name",
            "Primary",
            "Usage",
            2L,
            "Coverage",
            50.0,
            "HasGap",
            true,
            "NextHandoff",
            Instant.parse("2026-09-09T18:00:00Z"),
            "Teams",
            List.of("Platform", "Data"),
            "Owner",
            Map.of("email", "ana@kestrel.example"));

    private final HeldItemComparison comparison = new HeldItemComparison(new ConnectionSchema(List.of(
            property("Name", PropertyType.STRING, true),
            property("Hidden", PropertyType.STRING, false),
            property("Usage", PropertyType.INT64, true),
            property("Coverage", PropertyType.DOUBLE, true),
            property("HasGap", PropertyType.BOOLEAN, true),
            property("NextHandoff", PropertyType.DATE_TIME, true),
            property("Teams", PropertyType.STRING_COLLECTION, true),
            property("Owner", PropertyType.PRINCIPAL, true))));
    private final ExternalItemDocument sent =
            new ExternalItemDocument("P1", List.of(TEAM, ANA), SENT, ItemContent.text("On call: Ana.\nNext: Bo."));

    @Test
    void findsNothingWhereGraphHoldsWhatWasSent() {
        assertThat(comparison.differences(sent, held(given()))).isEmpty();
    }

    @Test
    void takesWhatGraphPutsInOtherWordsForTheSame() {
        Map<String, Object> given = given();
        given.put("Usage", 2.0);
        given.put("Coverage", 50);
        given.put("NextHandoff", "2026-09-09T20:00:00.4210000+02:00");
        given.put("Teams", List.of("Data", "Platform"));
        given.put("Owner", Map.of("email", "ana@kestrel.example", "entraDisplayName", "Ana Ruiz"));
        given.put("Hidden", null);
        given.put("SetByGraph", "x");
        AclEntry sameAna = new AclEntry(AclEntry.Type.USER, TENANT.toLowerCase(), AclEntry.Access.GRANT);

        HeldItem held = new HeldItem(
                "P1",
                List.of(sameAna, TEAM, TEAM),
                given,
                new ItemContent(ItemContent.Type.TEXT, "On call: Ana.\r\nNext: Bo.\r\n"));

        assertThat(comparison.differences(sent, held)).isEmpty();
    }

    @Test
    void comparesNothingThatGraphDoesNotGiveBack() {
        assertThat(comparison.differences(sent, new HeldItem("P1", List.of(), Map.of(), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Name, Secondary",
        "Usage, 3",
        "Coverage, 50.1",
        "HasGap, false",
        "NextHandoff, 2026-09-09T18:00:01Z",
        "NextHandoff, tomorrow",
        "Teams, Platform",
        "Hidden, once sent"
    })
    void namesThePropertyThatDiffers(String name, String value) {
        Map<String, Object> given = given();
        given.put(name, name.equals("Teams") ? List.of(value) : value);

        assertThat(comparison.differences(sent, held(given))).containsExactly(name);
    }

    @Test
    void namesAPropertyThatIsMissingUnlessTheSchemaKeepsItFromComingBack() {
        Map<String, Object> given = given();
        given.remove("NextHandoff");
        Map<String, Object> sentValues = new HashMap<>(SENT);
        sentValues.put("Hidden", "never comes back");
        ExternalItemDocument item = new ExternalItemDocument("P1", sent.acl(), sentValues, sent.content());

        assertThat(comparison.differences(item, held(given))).containsExactly("NextHandoff");
    }

    @Test
    void tellsAnotherText() {
        assertThat(comparison.differences(sent, withContent(ItemContent.text("On call: Bo."))))
                .containsExactly("its text");
        assertThat(comparison.differences(
                        sent,
                        withContent(new ItemContent(
                                ItemContent.Type.HTML, sent.content().value()))))
                .containsExactly("its text");
    }

    @Test
    void tellsThatOthersMaySeeIt() {
        List<AclEntry> wider = new ArrayList<>(sent.acl());
        wider.add(AclEntry.everyone(TENANT));
        AclEntry otherGroup = new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "pdteamp1", AclEntry.Access.GRANT);
        AclEntry denied = new AclEntry(AclEntry.Type.USER, TENANT, AclEntry.Access.DENY);

        assertThat(List.of(wider, List.of(TEAM), List.of(otherGroup, ANA), List.of(TEAM, denied)))
                .allSatisfy(acl ->
                        assertThat(comparison.differences(sent, withAcl(acl))).containsExactly("who may see it"));
    }

    @Test
    void takesEveryoneByAnyNameForEveryone() {
        ExternalItemDocument open =
                new ExternalItemDocument("P1", List.of(AclEntry.everyone(TENANT)), SENT, sent.content());

        assertThat(comparison.differences(open, withAcl(List.of(AclEntry.everyone("everyone")))))
                .isEmpty();
        assertThat(comparison.differences(open, withAcl(List.of(AclEntry.nobody(TENANT)))))
                .containsExactly("who may see it");
    }

    private HeldItem withAcl(List<AclEntry> acl) {
        return new HeldItem("P1", acl, given(), sent.content());
    }

    private HeldItem withContent(ItemContent content) {
        return new HeldItem("P1", sent.acl(), given(), content);
    }

    private HeldItem held(Map<String, Object> properties) {
        return new HeldItem("P1", sent.acl(), properties, sent.content());
    }

    /** What Graph answers to {@link #SENT}: times are text, whole numbers are small. */
    private static Map<String, Object> given() {
        Map<String, Object> given = new HashMap<>(SENT);
        given.put("Usage", 2);
        given.put("NextHandoff", "2026-09-09T18:00:00Z");
        return given;
    }

    private static SchemaProperty property(String name, PropertyType type, boolean retrievable) {
        return new SchemaProperty(name, type, null, false, true, retrievable, false, List.of(), List.of());
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.graph.Fixtures.property;
import static org.schedulesconnector.graph.Fixtures.schema;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {
    private static final SchemaProperty NAME = property("Name", PropertyType.STRING, "title");

    @Test
    void findsNothingToDoInAnotherOrderAndCase() {
        SchemaProperty url = property("Url", PropertyType.STRING, "iconUrl");
        SchemaProperty sameUrl = property("Url", PropertyType.STRING, "IconUrl");

        assertThat(compare(List.of(url, NAME), schema(NAME, sameUrl)).isEqual()).isTrue();
    }

    @Test
    void addsPropertiesAndAdvisesToIngestAgain() {
        SchemaComparison comparison = compare(List.of(NAME), schema(NAME, property("Gaps", PropertyType.STRING)));

        assertThat(comparison.changes()).containsExactly("property Gaps added");
        assertThat(comparison.impossible()).isEmpty();
        assertThat(comparison.reingest()).isTrue();
    }

    @Test
    void changesLabelsAliasesAndDescriptionsWithoutIngestingAgain() {
        SchemaProperty wanted = new SchemaProperty(
                "Name", PropertyType.STRING, "The name", false, true, true, false, List.of("fileName"), List.of("n"));

        SchemaComparison comparison = SchemaComparison.of(new RemoteSchema(List.of(NAME), true), schema(wanted));

        assertThat(comparison.changes()).hasSize(3);
        assertThat(comparison.reingest()).isFalse();
    }

    @Test
    void changesSearchAttributesAndAdvisesToIngestAgain() {
        SchemaProperty held = flags(false, true, true, true);
        SchemaProperty wanted = flags(true, false, false, false);

        SchemaComparison comparison = compare(List.of(held), schema(wanted));

        assertThat(comparison.changes())
                .containsExactlyInAnyOrder(
                        "property X is searchable",
                        "property X is no longer queryable",
                        "property X is no longer retrievable",
                        "property X is no longer refinable");
        assertThat(comparison.impossible()).isEmpty();
        assertThat(comparison.reingest()).isTrue();
    }

    @Test
    void namesEachChangeThatGraphNeverMakes() {
        List<SchemaProperty> held = List.of(
                NAME,
                property("Gone", PropertyType.STRING),
                property("Count", PropertyType.STRING),
                flags(false, true, true, false));

        SchemaComparison comparison =
                compare(held, schema(NAME, property("Count", PropertyType.INT64), flags(false, true, true, true)));

        assertThat(comparison.impossible())
                .containsExactlyInAnyOrder(
                        "property Gone cannot be removed",
                        "property Count cannot change its type from string to int64",
                        "property X cannot be made refinable");
    }

    @Test
    void ignoresDescriptionsThatGraphDoesNotTell() {
        SchemaProperty described = new SchemaProperty(
                "Name", PropertyType.STRING, "The name", false, true, true, false, List.of("title"), List.of());

        assertThat(compare(List.of(NAME), schema(described)).isEqual()).isTrue();
    }

    @Test
    void ignoresAliasesThatGraphItselfGivesToRefinables() {
        SchemaProperty held = new SchemaProperty(
                "X", PropertyType.STRING, null, false, true, true, true, List.of(), List.of("RefinableString07"));

        assertThat(compare(List.of(held), schema(flags(false, true, true, true)))
                        .isEqual())
                .isTrue();
    }

    @Test
    void doesNotTakeALabelThatGraphHidesForADifference() {
        SchemaProperty held = property("Name", PropertyType.STRING, "title", "unknownFutureValue");

        assertThat(compare(List.of(held), schema(property("Name", PropertyType.STRING, "title", "containerName")))
                        .isEqual())
                .isTrue();
        assertThat(compare(List.of(held), schema(NAME)).isEqual()).isFalse();
    }

    private static SchemaComparison compare(List<SchemaProperty> held, ConnectionSchema wanted) {
        return SchemaComparison.of(new RemoteSchema(held, false), wanted);
    }

    private static SchemaProperty flags(boolean searchable, boolean queryable, boolean retrievable, boolean refinable) {
        return new SchemaProperty(
                "X", PropertyType.STRING, null, searchable, queryable, retrievable, refinable, List.of(), List.of());
    }
}

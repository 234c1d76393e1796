package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTest {
    private static final ConnectionSchema SCHEMA = Fixtures.everyType();

    @Test
    void acceptsAProperDefinition() {
        assertThat(DefinitionRules.problems(Fixtures.definition(SCHEMA))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "with-hyphen", "with_underscore", "abcdefghijklmnopqrstuvwxyz1234567"})
    void refusesIdsThatAreNot3To32LettersAndDigits(String id) {
        assertThat(DefinitionRules.problems(named(id, "n", "d")))
                .containsExactly("its id is not 3 to 32 letters and digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"microsoftThings", "Teams", "sharepoint"})
    void refusesIdsThatMicrosoftReserves(String id) {
        assertThat(DefinitionRules.problems(named(id, "n", "d"))).containsExactly("its id is reserved by Microsoft");
    }

    @Test
    void wantsANameAndADescription() {
        assertThat(DefinitionRules.problems(named("kestrel", "n".repeat(129), " ")))
                .hasSize(2);
    }

    @Test
    void namesEachPropertyThatBreaksARule() {
        ConnectionSchema schema = Fixtures.schema(
                Fixtures.property("with-hyphen", PropertyType.STRING),
                new SchemaProperty(
                        "Searched", PropertyType.INT64, "d".repeat(201), true, true, true, true, List.of(), List.of()),
                new SchemaProperty(
                        "Hidden",
                        PropertyType.STRING,
                        null,
                        false,
                        true,
                        false,
                        false,
                        List.of("title"),
                        List.of("a-b")),
                Fixtures.property("Twice", PropertyType.STRING, "title"),
                Fixtures.property("twice", PropertyType.STRING, "assignedTo"));

        assertThat(DefinitionRules.problems(Fixtures.definition(schema)))
                .containsExactlyInAnyOrder(
                        "property with-hyphen is not named by 1 to 32 letters and digits",
                        "property Searched has a description of more than 200 characters",
                        "property Searched is searchable and not of type string or stringCollection",
                        "property Searched is both searchable and refinable",
                        "property Hidden has a label and is not retrievable",
                        "property Hidden has the alias a-b, not 1 to 32 letters and digits",
                        "label title is on both Hidden and Twice",
                        "property twice stands twice in its schema",
                        "property twice has the label assignedTo, which Graph does not have");
    }

    @Test
    void wants1To128Properties() {
        List<SchemaProperty> tooMany = IntStream.rangeClosed(1, 129)
                .mapToObj(i -> Fixtures.property("P" + i, PropertyType.STRING))
                .toList();

        assertThat(DefinitionRules.problems(Fixtures.definition(new ConnectionSchema(tooMany))))
                .hasSize(1);
        assertThat(DefinitionRules.problems(Fixtures.definition(new ConnectionSchema(List.of()))))
                .hasSize(1);
    }

    @Test
    void checksResolversAndTheResultTemplate() {
        UrlResolver resolver = new UrlResolver(List.of("https://kestrel.example"), "/(?<id>.*)", "{id}");
        ConnectionDefinition definition = new ConnectionDefinition(
                "kestrel", "n", "d", SCHEMA, Collections.nCopies(9, resolver), new ResultTemplate("a-b", "[1"));

        assertThat(DefinitionRules.problems(definition)).hasSize(3);
        assertThatThrownBy(() -> DefinitionRules.check(definition))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("kestrel", "8 URL resolvers", "layout");
    }

    private static ConnectionDefinition named(String id, String name, String description) {
        return new ConnectionDefinition(id, name, description, SCHEMA, List.of(), null);
    }
}

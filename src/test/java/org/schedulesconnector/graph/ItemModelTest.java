package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.kiota.serialization.JsonSerializationWriter;
import com.microsoft.kiota.serialization.Parsable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemModelTest {
    private final JsonNode sent =
            json(ItemModel.of(Fixtures.item("PABC123", Fixtures.everyValue()), Fixtures.everyType()));

    @Test
    void sendsIdAclAndContentByTheirWireNames() {
        assertThat(sent.at("/id").asText()).isEqualTo("PABC123");
        assertThat(sent.at("/acl/0/type").asText()).isEqualTo("everyone");
        assertThat(sent.at("/acl/0/accessType").asText()).isEqualTo("grant");
        assertThat(sent.at("/acl/0/value").asText()).isEqualTo(Fixtures.TENANT);
        assertThat(sent.at("/content/type").asText()).isEqualTo("text");
        assertThat(sent.at("/content/value").asText()).isEqualTo("Ana Ruiz is on call.");
    }

    @Test
    void annotatesEveryCollection() {
        assertThat(annotation("Teams")).isEqualTo("Collection(String)");
        assertThat(annotation("Levels")).isEqualTo("Collection(Int64)");
        assertThat(annotation("Shares")).isEqualTo("Collection(Double)");
        assertThat(annotation("Handoffs")).isEqualTo("Collection(DateTimeOffset)");
        assertThat(annotation("OnCall")).isEqualTo("Collection(microsoft.graph.externalConnectors.principal)");
    }

    @Test
    void annotatesTextThatIsNotAsciiAndNoOther() {
        JsonNode ascii = json(ItemModel.of(Fixtures.item("P1"), Fixtures.everyType()));

        assertThat(annotation("Name")).isEqualTo("String");
        assertThat(ascii.at("/properties").has("Name@odata.type")).isFalse();
    }

    @Test
    void sendsInstantsAsWholeUtcSeconds() {
        assertThat(sent.at("/properties/NextHandoff").asText()).isEqualTo("2026-09-09T18:00:00Z");
        assertThat(sent.at("/properties/Handoffs/0").asText()).isEqualTo("2026-09-09T18:00:00Z");
    }

    @Test
    void sendsNumbersBooleansListsAndPrincipalsAsTheyAre() {
        assertThat(sent.at("/properties/Count").isIntegralNumber()).isTrue();
        assertThat(sent.at("/properties/Coverage").doubleValue()).isEqualTo(46.7);
        assertThat(sent.at("/properties/HasGap").booleanValue()).isTrue();
        assertThat(sent.at("/properties/Teams/1").asText()).isEqualTo("Équipe");
        assertThat(sent.at("/properties/Levels")).hasSize(2);
        assertThat(sent.at("/properties/Owner/email").asText()).isEqualTo("ana.ruiz@kestrel.example");
        assertThat(sent.at("/properties/OnCall/0/@odata.type").asText())
                .isEqualTo("#microsoft.graph.externalConnectors.principal");
    }

    @Test
    void keepsAnEmptyCollectionAsOne() {
        JsonNode json = json(ItemModel.of(Fixtures.item("P1", Map.of("Teams", List.of())), Fixtures.everyType()));

        assertThat(json.at("/properties/Teams").isArray()).isTrue();
        assertThat(json.at("/properties/Teams@odata.type").asText()).isEqualTo("Collection(String)");
    }

    private String annotation(String property) {
        return sent.at("/properties/" + property + "@odata.type").asText();
    }

    static JsonNode json(Parsable model) {
        try (JsonSerializationWriter writer = new JsonSerializationWriter()) {
            writer.writeObjectValue("", model);
            return new ObjectMapper().readTree(writer.getSerializedContent());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

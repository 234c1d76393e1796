package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.SchemaProperty;

class ResultCardTest {
    @Test
    void showsOnlyWhatComesBackWithResults() throws IOException {
        ConnectionSchema schema = ItemSchema.builtIn();

        JsonNode card = card(schema);

        assertThat(ResultCard.bindings(card))
                .containsExactlyInAnyOrder("Name", "HtmlUrl", "IconUrl", "OnCallNow", "NextHandoff", "ResultSnippet");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    }

    @Test
    void keepsIntegersIntegers() throws IOException {
        JsonNode wide = card(ItemSchema.builtIn()).at("/body/0/columns/1");

        assertThat(wide.get("width").isInt()).isTrue();
        assertThat(wide.at("/items/0/maxLines").isInt()).isTrue();
    }

    @Test
    void losesTheElementsWhosePropertyAnOperatorTookAway() throws IOException {
        List<SchemaProperty> properties = new ArrayList<>(ItemSchema.builtIn().properties());
        properties.removeIf(property -> property.name().equals("OnCallNow"));
        properties.replaceAll(property -> property.name().equals("NextHandoff") ? hidden(property) : property);

        JsonNode card = card(new ConnectionSchema(properties));

        assertThat(ResultCard.bindings(card)).containsExactlyInAnyOrder("Name", "HtmlUrl", "IconUrl", "ResultSnippet");
        assertThat(card.at("/body/0/columns/1/items")).hasSize(2);
    }

    private static SchemaProperty hidden(SchemaProperty property) {
        return new SchemaProperty(
                property.name(), property.type(), null, false, true, false, false, List.of(), List.of());
    }

    private static JsonNode card(ConnectionSchema schema) throws IOException {
        return new JsonMapper().readTree(ResultCard.of(schema).layout());
    }
}

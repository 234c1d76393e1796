package org.schedulesconnector.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ResultTemplate;
import org.schedulesconnector.graph.SchemaProperty;

/**
 * The Adaptive Card that Microsoft Search shows a schedule with. A property that does not come back with results would be shown
 * as its bare placeholder, so the elements that need one are taken out of the card.
 */
final class ResultCard {
    private static final String RESOURCE = "/schema/result-card.json";
    private static final String ID = "schedule";
    /** The passage that matched, which search itself provides. */
    private static final String SNIPPET = "ResultSnippet";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern QUOTED_OR_CALL = Pattern.compile("'[^']*'|\\w+\\s*\\(");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]\\w*");
    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultCard() {}

    static ResultTemplate of(ConnectionSchema schema) {
        Set<String> shown = schema.properties().stream()
                .filter(SchemaProperty::retrievable)
                .map(SchemaProperty::name)
                .collect(Collectors.toSet());
        shown.add(SNIPPET);
        JsonNode card = read();
        prune(card, shown);
        return new ResultTemplate(ID, card.toString());
    }

    /** Names that a card's expressions refer to, such as {@code Name} in <code>${Name}</code>. */
    static Set<String> bindings(JsonNode node) {
        Set<String> names = new TreeSet<>();
        if (node.isTextual()) {
            EXPRESSION.matcher(node.asText()).results().forEach(found -> names.addAll(identifiers(found.group(1))));
        }
        node.forEach(child -> names.addAll(bindings(child)));
        return names;
    }

    private static Set<String> identifiers(String expression) {
        String operands = QUOTED_OR_CALL.matcher(expression).replaceAll(" ");
        return IDENTIFIER.matcher(operands).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static void prune(JsonNode node, Set<String> shown) {
        node.forEach(child -> prune(child, shown));
        if (node instanceof ArrayNode elements) {
            for (Iterator<JsonNode> each = elements.iterator(); each.hasNext(); ) {
                if (!shown.containsAll(bindings(each.next()))) {
                    each.remove();
                }
            }
        }
    }

    private static JsonNode read() {
        try (InputStream json = ResultCard.class.getResourceAsStream(RESOURCE)) {
            return MAPPER.readTree(Objects.requireNonNull(json, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

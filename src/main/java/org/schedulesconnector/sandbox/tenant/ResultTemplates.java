package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Rules of {@code searchSettings}: how an item looks in Microsoft Search. */
final class ResultTemplates {
    private static final int MOST = 2;
    private static final Set<String> OPERATIONS =
            Set.of("null", "equals", "notEquals", "contains", "notContains", "lessThan", "greaterThan", "startsWith");

    private ResultTemplates() {}

    static void check(JsonNode json) {
        List<JsonNode> templates = templates(json);
        if (templates.size() > MOST) {
            throw GraphRefusal.invalid("A connection has at most " + MOST + " searchResultTemplates.");
        }
        templates.forEach(ResultTemplates::checkTemplate);
    }

    private static List<JsonNode> templates(JsonNode json) {
        return StrictObject.of(json, "searchSettings", Set.of("searchResultTemplates"))
                .list("searchResultTemplates");
    }

    private static void checkTemplate(JsonNode json) {
        StrictObject template = StrictObject.of(json, "displayTemplate", Set.of("id", "layout", "priority", "rules"));
        if (!StrictObject.isAlphanumeric(template.requiredText("id"), 16)) {
            throw GraphRefusal.invalid("The id of a result template is 1 to 16 letters and digits.");
        }
        if (!template.get("priority").isInt() || template.get("priority").intValue() < 1) {
            throw GraphRefusal.invalid("The priority of a result template is a whole number from 1.");
        }
        if (!template.get("layout").isObject()) {
            throw GraphRefusal.malformed("The layout of a result template must be a JSON object.");
        }
        template.list("rules").forEach(ResultTemplates::checkRule);
    }

    private static void checkRule(JsonNode json) {
        StrictObject rule =
                StrictObject.of(json, "propertyRule", Set.of("operation", "property", "values", "valuesJoinedBy"));
        rule.requiredText("property");
        rule.texts("values");
        if (!OPERATIONS.contains(rule.requiredText("operation"))) {
            throw GraphRefusal.malformed("The operation of a rule is one of " + OPERATIONS + ".");
        }
        if (!Set.of("and", "or").contains(rule.requiredText("valuesJoinedBy"))) {
            throw GraphRefusal.malformed("The values of a rule are joined by 'and' or 'or'.");
        }
    }

    /** Refuses a layout that is no Adaptive Card, in an update. */
    static void checkLayouts(StrictObject connection) {
        if (!hasOnlyCards(connection)) {
            throw GraphRefusal.invalid("The layout of a result template must be an Adaptive Card.");
        }
    }

    /** Whether each layout says that it is an Adaptive Card and has a body. */
    static boolean hasOnlyCards(StrictObject connection) {
        return !connection.has("searchSettings")
                || templates(connection.get("searchSettings")).stream()
                        .map(template -> template.path("layout"))
                        .allMatch(layout -> layout.path("type").asText().equals("AdaptiveCard")
                                && layout.path("body").isArray());
    }
}

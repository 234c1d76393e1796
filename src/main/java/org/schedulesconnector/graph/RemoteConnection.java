package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A connection as Graph tells it. Graph may leave members out of the answer; what it does not tell cannot be compared.
 *
 * @param json the answer
 */
record RemoteConnection(JsonNode json) {
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    };

    /** One of which nothing is known, since it does not exist yet. */
    static RemoteConnection untold() {
        return new RemoteConnection(MissingNode.getInstance());
    }

    /** {@code draft}, {@code ready}, {@code obsolete} or {@code limitExceeded}; empty when Graph does not tell. */
    String state() {
        return json.path("state").asText("");
    }

    boolean hasTexts(ConnectionDefinition wanted) {
        return saysOrIsSilent("name", wanted.name()) && saysOrIsSilent("description", wanted.description());
    }

    boolean tellsResolvers() {
        return json.has("activitySettings");
    }

    boolean hasResolvers(List<UrlResolver> wanted) {
        List<JsonNode> nodes = new ArrayList<>();
        json.path("activitySettings").path("urlToItemResolvers").forEach(nodes::add);
        nodes.sort(Comparator.comparingInt(node -> node.path("priority").asInt()));
        return nodes.stream().map(RemoteConnection::resolver).toList().equals(wanted);
    }

    boolean tellsTemplates() {
        return json.has("searchSettings");
    }

    boolean hasTemplate(ResultTemplate wanted) {
        for (JsonNode node : json.path("searchSettings").path("searchResultTemplates")) {
            if (node.path("id").asText().equals(wanted.id())) {
                return node.path("layout").equals(BY_VALUE, ConnectionModel.layout(wanted));
            }
        }
        return false;
    }

    private boolean saysOrIsSilent(String member, String wanted) {
        return !json.has(member) || json.path(member).asText("").equals(wanted);
    }

    private static UrlResolver resolver(JsonNode node) {
        JsonNode match = node.path("urlMatchInfo");
        List<String> baseUrls = new ArrayList<>();
        match.path("baseUrls").forEach(url -> baseUrls.add(url.asText()));
        return new UrlResolver(
                baseUrls, match.path("urlPattern").asText(), node.path("itemId").asText());
    }
}

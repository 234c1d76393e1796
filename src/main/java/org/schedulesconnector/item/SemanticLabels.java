package org.schedulesconnector.item;

import static org.schedulesconnector.graph.PropertyType.DATE_TIME;
import static org.schedulesconnector.graph.PropertyType.INT64;
import static org.schedulesconnector.graph.PropertyType.PRINCIPAL;
import static org.schedulesconnector.graph.PropertyType.PRINCIPAL_COLLECTION;
import static org.schedulesconnector.graph.PropertyType.STRING;
import static org.schedulesconnector.graph.PropertyType.STRING_COLLECTION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schedulesconnector.graph.PropertyType;

/**
 * The semantic labels of Microsoft Graph (v1.0 metadata of August 2026) that items other than people can have, and the property
 * types that suit each, as Microsoft's own samples use them. A cloud that lacks a label is the Graph component's concern.
 */
final class SemanticLabels {
    /** Without these Copilot does not show an item. */
    static final List<String> NEEDED_BY_COPILOT = List.of("title", "url", "iconUrl");

    private static final Map<String, Set<PropertyType>> TYPES = types();

    private SemanticLabels() {}

    /** The types that a label suits; empty when there is no such label. */
    static Optional<Set<PropertyType>> typesFor(String label) {
        return Optional.ofNullable(TYPES.get(label));
    }

    static List<String> all() {
        return List.copyOf(new TreeSet<>(TYPES.keySet()));
    }

    private static Map<String, Set<PropertyType>> types() {
        Map<String, Set<PropertyType>> types = new HashMap<>();
        List.of("title", "url", "iconUrl", "containerName", "containerUrl", "fileName", "fileExtension", "itemParentId")
                .forEach(label -> types.put(label, Set.of(STRING)));
        List.of("itemPath", "itemType", "parentUrl", "secondaryId", "sprintName", "severity", "state", "priority")
                .forEach(label -> types.put(label, Set.of(STRING)));
        List.of("createdBy", "lastModifiedBy", "authors", "assignedToPeople", "closedBy", "reportedBy")
                .forEach(label -> types.put(label, Set.of(STRING, STRING_COLLECTION, PRINCIPAL, PRINCIPAL_COLLECTION)));
        List.of("createdDateTime", "lastModifiedDateTime", "closedDate", "dueDate")
                .forEach(label -> types.put(label, Set.of(DATE_TIME)));
        List.of("numberOfReactions", "priorityNormalized").forEach(label -> types.put(label, Set.of(INT64)));
        types.put("tags", Set.of(STRING, STRING_COLLECTION));
        return Map.copyOf(types);
    }
}

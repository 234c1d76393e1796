package org.schedulesconnector.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item as Graph holds it.
 *
 * @param id its id
 * @param acl who may see it
 * @param properties values by property name as they stand in the JSON answer: text, numbers, booleans, lists; times are text
 * @param content its text; null when it has none
 */
public record HeldItem(String id, List<AclEntry> acl, Map<String, Object> properties, ItemContent content) {
    public HeldItem {
        acl = List.copyOf(acl);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}

package org.schedulesconnector.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One item, complete: what is sent replaces what Graph holds.
 *
 * @param id 1 to 128 letters and digits
 * @param acl who may see it, not empty
 * @param properties values by property name, in order: {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 *     {@code Instant}, a {@code Map} of strings for a principal (as {@code email}, {@code entraId}), or a {@code List} of one of
 *     them but booleans; no nulls, what is unknown is left out
 * @param content the text that search reads
 */
public record ExternalItemDocument(String id, List<AclEntry> acl, Map<String, Object> properties, ItemContent content) {
    public ExternalItemDocument {
        acl = List.copyOf(acl);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}

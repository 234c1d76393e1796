package org.schedulesconnector.graph;

import java.util.List;

/**
 * One property of a connection's schema.
 *
 * @param name up to 32 letters and digits, not null
 * @param type its type, not null
 * @param description up to 200 characters for people and for Copilot; null when there is none
 * @param searchable text of it is searched
 * @param queryable it can be named in a query
 * @param retrievable it comes back with results; labels and result templates need that
 * @param refinable results can be narrowed by it; cannot be given to a property later
 * @param labels semantic labels by their wire names, such as {@code title}
 * @param aliases other names for queries, up to 32 letters and digits each
 */
public record SchemaProperty(
        String name,
        PropertyType type,
        String description,
        boolean searchable,
        boolean queryable,
        boolean retrievable,
        boolean refinable,
        List<String> labels,
        List<String> aliases) {
    public SchemaProperty {
        labels = List.copyOf(labels);
        aliases = List.copyOf(aliases);
    }
}

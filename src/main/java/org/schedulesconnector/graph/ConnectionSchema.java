package org.schedulesconnector.graph;

import java.util.List;
import java.util.Optional;

/**
 * The schema of an external connection.
 *
 * @param properties at least one, at most 128, in order
 */
public record ConnectionSchema(List<SchemaProperty> properties) {
    public ConnectionSchema {
        properties = List.copyOf(properties);
    }

    public Optional<SchemaProperty> property(String name) {
        return properties.stream().filter(p -> p.name().equals(name)).findFirst();
    }
}

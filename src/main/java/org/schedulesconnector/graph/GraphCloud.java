package org.schedulesconnector.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Microsoft cloud that has external connections, and what its metadata lacks. The United States government clouds know neither
 * property descriptions, nor principals, nor the labels that came after the first ten (v1.0 metadata of Fairfax).
 */
public enum GraphCloud {
    GLOBAL(true),
    GCC_HIGH(false),
    DOD(false);

    private static final Set<String> FIRST_LABELS = Set.of(
            "title",
            "url",
            "createdBy",
            "lastModifiedBy",
            "authors",
            "createdDateTime",
            "lastModifiedDateTime",
            "fileName",
            "fileExtension",
            "iconUrl");

    private final boolean whole;

    GraphCloud(boolean whole) {
        this.whole = whole;
    }

    /** The schema without what this cloud would refuse. */
    ConnectionSchema restrict(ConnectionSchema schema) {
        if (whole) {
            return schema;
        }
        return new ConnectionSchema(schema.properties().stream()
                .map(this::restrict)
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<SchemaProperty> restrict(SchemaProperty property) {
        if (property.type() == PropertyType.PRINCIPAL || property.type() == PropertyType.PRINCIPAL_COLLECTION) {
            return Optional.empty();
        }
        List<String> labels =
                property.labels().stream().filter(FIRST_LABELS::contains).toList();
        return Optional.of(new SchemaProperty(
                property.name(),
                property.type(),
                null,
                property.searchable(),
                property.queryable(),
                property.retrievable(),
                property.refinable(),
                labels,
                property.aliases()));
    }
}

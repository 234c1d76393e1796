package org.schedulesconnector.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schedulesconnector.graph.ConnectionSchema;

/**
 * The external connection's schema, which is data: the built-in one, or an operator's file in its place. A file has the JSON form
 * that Graph itself uses, an object with a list {@code properties}. An operator may leave properties out and change search
 * attributes, labels, aliases and descriptions; names and types are what items are rendered in and stay.
 */
public final class ItemSchema {
    private static final String BUILT_IN = "/schema/schedules.json";

    private ItemSchema() {}

    /**
     * @param file {@code graph.schema}; null for the built-in schema
     * @throws InvalidSchemaException if the file cannot be read or breaks a rule; it has every problem
     */
    public static ConnectionSchema load(Path file) {
        return file == null ? builtIn() : read(file);
    }

    /** The schema that comes with the connector. */
    public static ConnectionSchema builtIn() {
        try (InputStream json = ItemSchema.class.getResourceAsStream(BUILT_IN)) {
            return parse("built in", Objects.requireNonNull(json, BUILT_IN).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConnectionSchema read(Path file) {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (IOException e) {
            String problem = "The file cannot be read (" + e.getClass().getSimpleName()
                    + "). Correct graph.schema, or leave it out to use the built-in schema.";
            throw new InvalidSchemaException(file.toString(), List.of(problem));
        }
        return parse(file.toString(), json);
    }

    private static ConnectionSchema parse(String source, byte[] json) {
        List<String> problems = new ArrayList<>();
        ConnectionSchema schema = new SchemaReader(problems).read(json);
        new SchemaRules(problems).check(schema.properties());
        if (!problems.isEmpty()) {
            throw new InvalidSchemaException(source, problems);
        }
        return schema;
    }
}

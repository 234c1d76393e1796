package org.schedulesconnector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One file of routes, read by the parser that Camel reads it with, and what is wrong with it: against Camel's own schema, and
 * against the rules that our routes follow and that the schema does not know.
 */
final class RouteFile {
    private static final Path FOLDER = Path.of("routes");
    private static final JsonSchema CAMEL = camelSchema();
    private static final Set<String> STEPS_WITH_ID = Set.of("to", "bean", "split", "choice", "loop", "doTry");
    private static final Map<String, String> FORBIDDEN = Map.of(
            "script", "an inline script belongs into a bean",
            "groovy", "an inline script belongs into a bean",
            "breakOnShutdown", "end a loop by its predicate, so that it ends at the edge of a page");

    private final String name;
    private final JsonNode content;

    private RouteFile(String name, JsonNode content) {
        this.name = name;
        this.content = content;
    }

    static RouteFile of(String name, String yaml) {
        Object loaded = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
        return new RouteFile(name, new ObjectMapper().valueToTree(loaded));
    }

    static RouteFile read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of routes and nodes alike, in order: Camel wants each once over all files. */
    List<String> ids() {
        return content.findValuesAsText("id");
    }

    /** What stands under a field, wherever it is. */
    List<JsonNode> all(String field) {
        return content.findValues(field);
    }

    /** The top-level folder's files, in the order of their names. */
    static List<RouteFile> shipped() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything wrong with the file, each with its name and the remedy; empty when nothing is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!content.isArray()) {
            problems.add("the top level is not a list, so Camel would ignore the file without a word");
        }
        CAMEL.validate(content).stream().map(ValidationMessage::getMessage).forEach(problems::add);
        StreamSupport.stream(content.spliterator(), false)
                .filter(entry -> entry.has("from"))
                .forEach(entry -> problems.add("a top-level 'from' has no description: write 'route'"));
        routes().forEach(route -> checkRoute(route, problems));
        checkNode(content, problems);
        return problems.stream().map(problem -> name + ": " + problem).toList();
    }

    private Stream<JsonNode> routes() {
        return StreamSupport.stream(content.spliterator(), false)
                .filter(entry -> entry.has("route"))
                .map(entry -> entry.get("route"));
    }

    private static void checkRoute(JsonNode route, List<String> problems) {
        for (String field : List.of("id", "description")) {
            if (route.path(field).asText().isBlank()) {
                problems.add("route '" + route.path("id").asText() + "' has no " + field);
            }
        }
    }

    private static void checkNode(JsonNode node, List<String> problems) {
        node.properties().forEach(field -> {
            if (FORBIDDEN.containsKey(field.getKey())) {
                problems.add("'" + field.getKey() + "' is not used here: " + FORBIDDEN.get(field.getKey()));
            }
            if (field.getKey().equals("steps")) {
                field.getValue().forEach(step -> step.properties()
                        .forEach(eip -> checkStep(eip.getKey(), eip.getValue(), problems)));
            }
        });
        node.forEach(child -> checkNode(child, problems));
    }

    private static void checkStep(String eip, JsonNode definition, List<String> problems) {
        if (STEPS_WITH_ID.contains(eip) && definition.path("id").asText().isBlank()) {
            problems.add("step '" + eip + "' has no id: " + definition);
        }
        if (eip.equals("toD") && !uri(definition).startsWith("direct:")) {
            problems.add("'toD' to '" + uri(definition) + "': an address made from data may only begin with 'direct:'");
        }
    }

    private static String uri(JsonNode definition) {
        return definition.isTextual()
                ? definition.asText()
                : definition.path("uri").asText();
    }

    private static JsonSchema camelSchema() {
        try (InputStream schema = RouteFile.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

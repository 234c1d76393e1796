package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of docs/graph-external-component.md to what Camel's generator reads from the classes. Write them anew with {@code mvn
 * test -Dtest=ComponentDocumentationTest -Ddocs.update=true}.
 */
class ComponentDocumentationTest {
    private static final Path PAGE = Path.of("docs/graph-external-component.md");
    private static final String CATALOG = "/META-INF/org/schedulesconnector/graph/graph-external.json";

    @Test
    void tellsEveryOptionAndHeaderAsTheCatalogHasIt() throws Exception {
        JsonNode catalog = catalog();
        String wanted = Files.readString(PAGE);
        wanted = withTable(wanted, "options", options(catalog.path("properties")));
        wanted = withTable(wanted, "headers", headers(catalog.path("headers")));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json = ComponentDocumentationTest.class.getResourceAsStream(CATALOG)) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static String withTable(String page, String name, String table) {
        Pattern marked = Pattern.compile("(?s)(<!-- generated: " + name + " -->\n).*?(<!-- end -->)");
        Matcher matcher = marked.matcher(page);
        assertThat(matcher.find())
                .as("the page marks where the " + name + " go")
                .isTrue();
        return matcher.replaceFirst("$1" + Matcher.quoteReplacement(table) + "$2");
    }

    private static String options(JsonNode options) {
        return "| option | description | default | type |\n|---|---|---|---|\n"
                + options.properties().stream()
                        .map(ComponentDocumentationTest::option)
                        .collect(Collectors.joining());
    }

    private static String option(Map.Entry<String, JsonNode> option) {
        JsonNode said = option.getValue();
        String place = said.path("kind").asText().equals("path") ? " (path)" : "";
        String group = said.path("group").asText().contains("advanced") ? " (advanced)" : "";
        String required = said.path("required").asBoolean() ? " **Required.**" : "";
        return "| `" + option.getKey() + "`" + place + group + " | "
                + said.path("description").asText().strip() + values(said.path("enum")) + required + " | "
                + said.path("defaultValue").asText() + " | " + type(said) + " |\n";
    }

    private static String values(JsonNode values) {
        return values.isEmpty()
                ? ""
                : StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("`, `", " One of `", "`."));
    }

    private static String headers(JsonNode headers) {
        return "| header | description | type |\n|---|---|---|\n"
                + headers.properties().stream()
                        .map(header -> "| `" + header.getKey() + "` | "
                                + header.getValue().path("description").asText() + " | " + type(header.getValue())
                                + " |\n")
                        .collect(Collectors.joining());
    }

    /** The simple name: the package tells a reader nothing. */
    private static String type(JsonNode said) {
        return said.path("javaType").asText().replaceFirst(".*\\.", "");
    }
}

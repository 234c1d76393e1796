package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;

class ItemSchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void builtInSchemaHasEverythingThatAnItemCanTell() {
        ConnectionSchema schema = ItemSchema.load(null);

        assertThat(schema.properties())
                .extracting(SchemaProperty::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ItemProperty.values())
                        .map(ItemProperty::schemaName)
                        .toList());
    }

    @Test
    void builtInSchemaHasTheLabelsOfTheHostedConnectorAndWhoIsOnCall() {
        Map<String, String> propertyByLabel = ItemSchema.builtIn().properties().stream()
                .flatMap(property -> property.labels().stream().map(label -> Map.entry(label, property.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(propertyByLabel)
                .containsOnly(
                        Map.entry("title", "Name"),
                        Map.entry("url", "HtmlUrl"),
                        Map.entry("iconUrl", "IconUrl"),
                        Map.entry("createdBy", "CreatedBy"),
                        Map.entry("createdDateTime", "CreatedDateTime"),
                        Map.entry("lastModifiedBy", "LastModifiedBy"),
                        Map.entry("lastModifiedDateTime", "LastModifiedDateTime"),
                        Map.entry("assignedToPeople", "OnCallNow"));
    }

    /** The rules of Graph's own pages, checked apart from the code that checks an operator's file. */
    @Test
    void builtInSchemaObeysGraph() {
        List<SchemaProperty> properties = ItemSchema.builtIn().properties();

        assertThat(properties).hasSizeBetween(1, 128).allSatisfy(property -> {
            assertThat(property.name()).matches("[A-Za-z0-9]{1,32}");
            assertThat(property.description()).isNotBlank().hasSizeLessThanOrEqualTo(200);
            assertThat(property.aliases()).allMatch(alias -> alias.matches("[A-Za-z0-9]{1,32}"));
            assertThat(property.searchable() && property.refinable()).isFalse();
            if (property.searchable()) {
                assertThat(property.type()).isIn(PropertyType.STRING, PropertyType.STRING_COLLECTION);
            }
            if (!property.labels().isEmpty()) {
                assertThat(property.retrievable()).isTrue();
            }
        });
        assertThat(properties.stream().flatMap(property -> property.labels().stream()))
                .doesNotHaveDuplicates();
        assertThat(properties.stream()
                        .flatMap(property -> Stream.concat(Stream.of(property.name()), property.aliases().stream()))
                        .map(String::toLowerCase))
                .doesNotHaveDuplicates();
    }

    @Test
    void anOperatorMayChangeSearchLabelsAliasesAndDescriptionsAndLeavePropertiesOut() throws IOException {
        Path file = changed(schema -> {
            remove(schema, "Overlaps");
            property(schema, "OnCallNow").remove("labels");
            property(schema, "Teams")
                    .put("description", "Squads")
                    .putArray("aliases")
                    .add("squad");
            property(schema, "Gaps").put("isQueryable", true).put("type", "StringCollection");
        });

        ConnectionSchema schema = ItemSchema.load(file);

        assertThat(schema.property("Overlaps")).isEmpty();
        assertThat(schema.property("OnCallNow").orElseThrow().labels()).isEmpty();
        assertThat(schema.property("Teams").orElseThrow().aliases()).containsExactly("squad");
        assertThat(schema.property("Teams").orElseThrow().description()).isEqualTo("Squads");
        assertThat(schema.property("Gaps").orElseThrow().queryable()).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("violations")
    void namesPropertyRuleAndRemedy(Consumer<ObjectNode> change, String problem) throws IOException {
        Path file = changed(change);

        List<String> problems = problems(file);

        assertThat(problems).hasSize(1).first().asString().contains(problem);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                violation(
                        "Teams",
                        p -> p.put("type", "text"),
                        "Property Teams: there is no type \"text\". Write stringCollection."),
                violation("Name", p -> p.remove("type"), "Property Name: it has no type. Write string."),
                violation(
                        "Coverage",
                        p -> p.put("type", "int64"),
                        "Property Coverage: items have it as double, not as int64. Change its type back."),
                violation(
                        "Coverage",
                        p -> p.put("isSearchable", true).put("isRefinable", false),
                        "Property Coverage: only string and stringCollection can be searchable, and it is double."),
                violation(
                        "Teams",
                        p -> p.put("isSearchable", true),
                        "Property Teams: it cannot be searchable and refinable. Set one of the two to false."),
                violation(
                        "HasGap",
                        p -> p.put("isRefinable", true),
                        "Property HasGap: only text, numbers and dates can be refinable, and it is boolean."),
                violation(
                        "Teams",
                        p -> p.put("isQueryable", "yes"),
                        "Property Teams: isQueryable must be true or false, without quotes."),
                violation(
                        "Teams",
                        p -> p.put("isQueriable", true),
                        "Property Teams: isQueriable is not a key. Did you mean isQueryable?"),
                violation(
                        "Teams",
                        p -> p.put("description", "x".repeat(201)),
                        "Property Teams: its description has 201 characters; Graph takes 200. Shorten it."),
                violation("Teams", p -> p.put("description", 7), "Property Teams: description must be text."),
                violation(
                        "Teams",
                        p -> p.put("name", "Teems"),
                        "Property Teems: no item has such a property. Remove it, or did you mean Teams?"),
                violation("Teams", p -> p.put("name", " "), "A property has no name: "),
                violation(
                        "Teams",
                        p -> p.putArray("aliases").add("my-team"),
                        "Property Teams: alias my-team must have 1 to 32 letters and digits."),
                violation(
                        "Teams",
                        p -> p.putArray("aliases").add("NAME"),
                        "Property Teams: NAME is already a name or alias of property Name"),
                violation("Teams", p -> p.put("aliases", "team"), "Property Teams: aliases must be a list of texts"),
                violation(
                        "Teams",
                        p -> p.putArray("labels").add("tag"),
                        "Property Teams: label tag does not exist for content like this. Did you mean tags?"),
                violation(
                        "Teams",
                        p -> p.putArray("labels").add("dueDate"),
                        "Property Teams: label dueDate is for dateTime, and it is stringCollection. Remove the label."),
                violation(
                        "Timezone",
                        p -> p.putArray("labels").add("title"),
                        "Property Timezone: label title is already on property Name, and a label is for one."),
                violation(
                        "OnCallNow",
                        p -> p.put("isRetrievable", false),
                        "Property OnCallNow: label assignedToPeople needs a retrievable property."),
                violation(
                        "HtmlUrl",
                        p -> p.remove("labels"),
                        "The schema: no property has the label url, without which Copilot shows no item."));
    }

    @Test
    void tellsEveryProblemAtOnce() throws IOException {
        Path file = changed(schema -> {
            schema.put("version", 2);
            schema.put("baseType", "microsoft.graph.driveItem");
            property(schema, "Coverage").put("isSearchable", true);
            property(schema, "Teams").put("name", "Bad name!");
        });

        InvalidSchemaException thrown = catchThrowableOfType(InvalidSchemaException.class, () -> ItemSchema.load(file));

        assertThat(thrown.problems()).hasSize(6);
        assertThat(thrown).hasMessageContaining(file.toString());
        assertThat(thrown.problems()).allSatisfy(problem -> assertThat(thrown).hasMessageContaining(problem));
        assertThat(thrown.problems())
                .anyMatch(problem -> problem.startsWith("The schema: version is not a key"))
                .anyMatch(problem -> problem.startsWith("The schema: baseType can only be"))
                .anyMatch(problem -> problem.startsWith("Property Coverage: only string"))
                .anyMatch(problem -> problem.startsWith("Property Coverage: it cannot be searchable and refinable"))
                .anyMatch(problem -> problem.startsWith("Property Bad name!: a name has 1 to 32"))
                .anyMatch(problem -> problem.startsWith("Property Bad name!: no item has such a property"));
    }

    @Test
    void refusesAPropertyThatIsThereTwice() throws IOException {
        Path file = changed(schema ->
                schema.withArray("properties").add(property(schema, "Gaps").deepCopy()));

        assertThat(problems(file)).singleElement().asString().contains("Gaps is already a name or alias");
    }

    @Test
    void saysWhereAFileIsNotJson() throws IOException {
        Path file = Files.writeString(folder.resolve("schema.json"), "{\n  \"properties\": [,]\n}");

        assertThat(problems(file))
                .singleElement()
                .asString()
                .contains("not JSON")
                .contains("line 2");
    }

    @Test
    void refusesJsonThatIsNoSchema() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        Path none = Files.writeString(folder.resolve("none.json"), "{\"properties\": []}");
        Path blank = Files.writeString(folder.resolve("blank.json"), "");

        assertThat(problems(list)).singleElement().asString().contains("must be a JSON object with a list");
        assertThat(problems(blank)).singleElement().asString().contains("must be a JSON object with a list");
        assertThat(problems(none)).first().asString().contains("The schema has 0 properties");
    }

    @Test
    void saysThatAFileCannotBeReadAndWhichSettingNamesIt() {
        Path file = folder.resolve("absent.json");

        assertThat(problems(file))
                .singleElement()
                .asString()
                .contains("NoSuchFile")
                .contains("graph.schema");
    }

    private static Arguments violation(String property, Consumer<ObjectNode> change, String problem) {
        Consumer<ObjectNode> inSchema = schema -> change.accept(property(schema, property));
        return Arguments.of(inSchema, problem);
    }

    private static List<String> problems(Path file) {
        return catchThrowableOfType(InvalidSchemaException.class, () -> ItemSchema.load(file))
                .problems();
    }

    private Path changed(Consumer<ObjectNode> change) throws IOException {
        try (InputStream json = ItemSchema.class.getResourceAsStream("/schema/schedules.json")) {
            ObjectNode schema = (ObjectNode) MAPPER.readTree(json);
            change.accept(schema);
            return Files.write(folder.resolve("schema.json"), MAPPER.writeValueAsBytes(schema));
        }
    }

    private static ObjectNode property(ObjectNode schema, String name) {
        ArrayNode properties = schema.withArray("properties");
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).path("name").asText().equals(name)) {
                return (ObjectNode) properties.get(i);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static void remove(ObjectNode schema, String name) {
        ArrayNode properties = schema.withArray("properties");
        ObjectNode gone = property(schema, name);
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i) == gone) {
                properties.remove(i);
            }
        }
    }
}

package org.schedulesconnector.graph;

import com.microsoft.graph.models.externalconnectors.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.graph.GraphException.Kind;

/** What Graph demands of a connection and its schema (reference pages of externalConnection, schema and property). */
final class DefinitionRules {
    private static final int MOST_PROPERTIES = 128;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MOST_RESOLVERS = 8;
    private static final Pattern CONNECTION_ID = Pattern.compile("[A-Za-z0-9]{3,32}");
    private static final Pattern PROPERTY_NAME = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern TEMPLATE_ID = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final Set<String> RESERVED_IDS = Stream.of(
                    "None",
                    "Directory",
                    "Exchange",
                    "ExchangeArchive",
                    "LinkedIn",
                    "Mailbox",
                    "OneDriveBusiness",
                    "SharePoint",
                    "Teams",
                    "Yammer",
                    "Connectors",
                    "TaskFabric",
                    "PowerBI",
                    "Assistant",
                    "TopicEngine",
                    "MSFT_All_Connectors")
            .map(id -> id.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private DefinitionRules() {}

    /** @throws GraphException of kind {@code INVALID} that names every rule the definition breaks */
    static void check(ConnectionDefinition definition) {
        List<String> broken = problems(definition);
        if (!broken.isEmpty()) {
            throw GraphException.of(
                    Kind.INVALID,
                    "The definition of connection " + definition.id() + " was not sent: " + String.join("; ", broken));
        }
    }

    static List<String> problems(ConnectionDefinition definition) {
        List<String> broken = new ArrayList<>();
        idProblem(definition.id(), broken);
        if (isBlank(definition.name()) || definition.name().length() > LONGEST_NAME) {
            broken.add("its name is not 1 to 128 characters");
        }
        if (isBlank(definition.description())) {
            broken.add("it has no description");
        }
        if (definition.urlResolvers().size() > MOST_RESOLVERS) {
            broken.add("it has more than " + MOST_RESOLVERS + " URL resolvers");
        }
        if (definition.resultTemplate() != null) {
            templateProblems(definition.resultTemplate(), broken);
        }
        schemaProblems(definition.schema(), broken);
        return broken;
    }

    private static void idProblem(String id, List<String> broken) {
        String lower = id == null ? "" : id.toLowerCase(Locale.ROOT);
        if (!CONNECTION_ID.matcher(lower).matches()) {
            broken.add("its id is not 3 to 32 letters and digits");
        } else if (lower.startsWith("microsoft") || RESERVED_IDS.contains(lower)) {
            broken.add("its id is reserved by Microsoft");
        }
    }

    private static void templateProblems(ResultTemplate template, List<String> broken) {
        if (template.id() == null || !TEMPLATE_ID.matcher(template.id()).matches()) {
            broken.add("the id of its result template is not 1 to 16 letters and digits");
        }
        try {
            ConnectionModel.layout(template);
        } catch (GraphException e) {
            broken.add("the layout of its result template is not a JSON object");
        }
    }

    private static void schemaProblems(ConnectionSchema schema, List<String> broken) {
        int count = schema.properties().size();
        if (count == 0 || count > MOST_PROPERTIES) {
            broken.add("its schema has " + count + " properties, not 1 to " + MOST_PROPERTIES);
        }
        Set<String> names = new HashSet<>();
        Map<String, String> labelled = new HashMap<>();
        for (SchemaProperty property : schema.properties()) {
            if (!names.add(property.name().toLowerCase(Locale.ROOT))) {
                broken.add("property " + property.name() + " stands twice in its schema");
            }
            propertyProblems(property, broken);
            for (String label : property.labels()) {
                String other = labelled.put(label, property.name());
                if (other != null) {
                    broken.add("label " + label + " is on both " + other + " and " + property.name());
                }
            }
        }
    }

    private static void propertyProblems(SchemaProperty property, List<String> broken) {
        String name = "property " + property.name();
        if (!PROPERTY_NAME.matcher(property.name()).matches()) {
            broken.add(name + " is not named by 1 to 32 letters and digits");
        }
        if (property.description() != null && property.description().length() > LONGEST_DESCRIPTION) {
            broken.add(name + " has a description of more than " + LONGEST_DESCRIPTION + " characters");
        }
        if (property.searchable() && !isText(property.type())) {
            broken.add(name + " is searchable and not of type string or stringCollection");
        }
        if (property.searchable() && property.refinable()) {
            broken.add(name + " is both searchable and refinable");
        }
        if (!property.labels().isEmpty() && !property.retrievable()) {
            broken.add(name + " has a label and is not retrievable");
        }
        property.labels().stream()
                .filter(label -> Label.forValue(label) == null)
                .forEach(label -> broken.add(name + " has the label " + label + ", which Graph does not have"));
        property.aliases().stream()
                .filter(alias -> !PROPERTY_NAME.matcher(alias).matches())
                .forEach(alias -> broken.add(name + " has the alias " + alias + ", not 1 to 32 letters and digits"));
    }

    private static boolean isText(PropertyType type) {
        return type == PropertyType.STRING || type == PropertyType.STRING_COLLECTION;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}

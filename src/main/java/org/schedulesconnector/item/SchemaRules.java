package org.schedulesconnector.item;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;

/**
 * What Microsoft Graph and our items demand of a schema. Graph's own answers to a bad schema come minutes later and name one fault
 * without the property, hence this. Rules are those of Graph's pages on managing a schema and on the property resource.
 */
final class SchemaRules {
    private static final int MAX_PROPERTIES = 128;
    private static final int MAX_DESCRIPTION = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Set<PropertyType> SEARCHABLE = EnumSet.of(PropertyType.STRING, PropertyType.STRING_COLLECTION);
    private static final Set<PropertyType> NOT_REFINABLE =
            EnumSet.of(PropertyType.BOOLEAN, PropertyType.PRINCIPAL, PropertyType.PRINCIPAL_COLLECTION);
    private static final List<String> RENDERED =
            Arrays.stream(ItemProperty.values()).map(ItemProperty::schemaName).toList();

    private final List<String> problems;
    private final Map<String, String> namesTaken = new HashMap<>();
    private final Map<String, String> labelsTaken = new HashMap<>();

    /** @param problems takes what breaks a rule */
    SchemaRules(List<String> problems) {
        this.problems = problems;
    }

    void check(List<SchemaProperty> properties) {
        if (!problems.isEmpty() && properties.isEmpty()) {
            return;
        }
        if (properties.isEmpty() || properties.size() > MAX_PROPERTIES) {
            problems.add("The schema has " + properties.size() + " properties; Graph takes 1 to " + MAX_PROPERTIES
                    + ". Start from the built-in schema.");
        }
        properties.forEach(this::checkProperty);
        SemanticLabels.NEEDED_BY_COPILOT.forEach(this::checkIsLabelled);
    }

    private void checkProperty(SchemaProperty property) {
        String name = property.name();
        if (!NAME.matcher(name).matches()) {
            problem(name, "a name has 1 to 32 letters and digits. Rename it as in the built-in schema.");
        }
        checkIsRendered(property);
        if (property.description() != null && property.description().length() > MAX_DESCRIPTION) {
            problem(
                    name,
                    "its description has " + property.description().length() + " characters; Graph takes "
                            + MAX_DESCRIPTION + ". Shorten it.");
        }
        checkSearch(property);
        takeName(name, name);
        property.aliases().forEach(alias -> checkAlias(name, alias));
        property.labels().forEach(label -> checkLabel(property, label));
    }

    private void checkIsRendered(SchemaProperty property) {
        Optional<ItemProperty> rendered = ItemProperty.named(property.name());
        if (rendered.isEmpty()) {
            problem(
                    property.name(),
                    "no item has such a property. Remove it, or did you mean " + Nearest.to(property.name(), RENDERED)
                            + "?");
        } else if (rendered.get().type() != property.type()) {
            problem(
                    property.name(),
                    "items have it as " + rendered.get().type().wireName() + ", not as "
                            + property.type().wireName() + ". Change its type back.");
        }
    }

    private void checkSearch(SchemaProperty property) {
        String type = property.type().wireName();
        if (property.searchable() && !SEARCHABLE.contains(property.type())) {
            problem(
                    property.name(),
                    "only string and stringCollection can be searchable, and it is " + type
                            + ". Set isSearchable to false.");
        }
        if (property.refinable() && NOT_REFINABLE.contains(property.type())) {
            problem(
                    property.name(),
                    "only text, numbers and dates can be refinable, and it is " + type + ". Set isRefinable to false.");
        }
        if (property.searchable() && property.refinable()) {
            problem(property.name(), "it cannot be searchable and refinable. Set one of the two to false.");
        }
    }

    private void checkAlias(String name, String alias) {
        if (!NAME.matcher(alias).matches()) {
            problem(name, "alias " + alias + " must have 1 to 32 letters and digits. Shorten or remove it.");
        }
        takeName(name, alias);
    }

    private void takeName(String property, String name) {
        String other = namesTaken.put(name.toLowerCase(Locale.ROOT), property);
        if (other != null) {
            problem(
                    property,
                    name + " is already a name or alias of property " + other
                            + ", upper and lower case being the same. Rename or remove one.");
        }
    }

    private void checkLabel(SchemaProperty property, String label) {
        Optional<Set<PropertyType>> types = SemanticLabels.typesFor(label);
        if (types.isEmpty()) {
            problem(
                    property.name(),
                    "label " + label + " does not exist for content like this. Did you mean "
                            + Nearest.to(label, SemanticLabels.all()) + "?");
        } else if (!types.get().contains(property.type())) {
            problem(
                    property.name(),
                    "label " + label + " is for " + names(types.get()) + ", and it is "
                            + property.type().wireName() + ". Remove the label.");
        }
        if (!property.retrievable()) {
            problem(property.name(), "label " + label + " needs a retrievable property. Set isRetrievable to true.");
        }
        String other = labelsTaken.put(label, property.name());
        if (other != null) {
            problem(
                    property.name(),
                    "label " + label + " is already on property " + other + ", and a label is for one. Remove one.");
        }
    }

    private void checkIsLabelled(String label) {
        if (!labelsTaken.containsKey(label)) {
            problems.add(
                    "The schema: no property has the label " + label
                            + ", without which Copilot shows no item. Give it to the property that has it in the built-in schema.");
        }
    }

    private void problem(String property, String rule) {
        problems.add("Property " + property + ": " + rule);
    }

    private static String names(Set<PropertyType> types) {
        return types.stream().map(PropertyType::wireName).sorted().collect(Collectors.joining(", "));
    }
}

package org.schedulesconnector.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.schedulesconnector.graph.GraphException.Kind;

/** What Graph demands of an item, checked before it is sent, because its own answer is often a bare 400. */
final class ItemRules {
    /** The request limit that all sources agree on; one page says 30 MB. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,128}");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> PRINCIPAL_MEMBERS =
            Set.of("externalName", "externalId", "entraDisplayName", "entraId", "email", "upn", "tenantId");

    private ItemRules() {}

    /** @throws GraphException of kind {@code INVALID} that names every rule the item breaks */
    static void check(ExternalItemDocument document, ConnectionSchema schema) {
        List<String> broken = problems(document, schema);
        if (!broken.isEmpty()) {
            throw GraphException.of(
                    Kind.INVALID, "Item " + document.id() + " was not sent: " + String.join("; ", broken));
        }
    }

    /** @throws GraphException of kind {@code INVALID} when Graph cannot have an item of this id */
    static void checkId(String id) {
        if (!isId(id)) {
            throw GraphException.of(Kind.INVALID, "Item id '" + id + "' is not 1 to 128 letters and digits");
        }
    }

    static List<String> problems(ExternalItemDocument document, ConnectionSchema schema) {
        List<String> broken = new ArrayList<>();
        if (!isId(document.id())) {
            broken.add("its id is not 1 to 128 letters and digits");
        }
        aclProblems(document.acl(), broken);
        if (document.properties().isEmpty()) {
            broken.add("it has no property; Graph wants one at least");
        }
        document.properties().forEach((name, value) -> propertyProblem(name, value, schema, broken));
        if (document.content() != null
                && (document.content().value() == null
                        || document.content().value().isBlank())) {
            broken.add("its content is blank");
        }
        return broken;
    }

    /** Whether Graph can have an item or external group of this id. */
    static boolean isId(String id) {
        return id != null && ID.matcher(id).matches();
    }

    /** Whether it has the form of an Entra object id. */
    static boolean isGuid(String id) {
        return id != null && GUID.matcher(id).matches();
    }

    private static void aclProblems(List<AclEntry> acl, List<String> broken) {
        if (acl.isEmpty()) {
            broken.add("its access control list is empty; deny everyone if nobody may see it");
        }
        for (AclEntry entry : acl) {
            String value = entry.value() == null ? "" : entry.value();
            switch (entry.type()) {
                case USER, GROUP -> {
                    if (!isGuid(value)) {
                        broken.add("its access control list names the %s '%s', which is not an Entra object id (GUID)"
                                .formatted(entry.type().wireName(), value));
                    }
                }
                case EXTERNAL_GROUP -> {
                    if (!isId(value)) {
                        broken.add(
                                "its access control list names the external group '%s', which is not 1 to 128 letters"
                                                .formatted(value)
                                        + " and digits");
                    }
                }
                case EVERYONE, EVERYONE_EXCEPT_GUESTS -> {
                    if (value.isBlank()) {
                        broken.add("its access control list lets %s in without the tenant's id"
                                .formatted(entry.type().wireName()));
                    }
                }
            }
        }
    }

    private static void propertyProblem(String name, Object value, ConnectionSchema schema, List<String> broken) {
        PropertyType type = schema.property(name).map(SchemaProperty::type).orElse(null);
        if (type == null) {
            broken.add("its property " + name + " is not in the connection's schema");
        } else if (value == null) {
            broken.add("its property " + name + " is null; leave it out");
        } else if (!fits(type, value)) {
            broken.add("its property %s is of type %s and got %s"
                    .formatted(name, type.wireName(), value.getClass().getSimpleName()));
        }
    }

    private static boolean fits(PropertyType type, Object value) {
        return switch (type) {
            case STRING -> value instanceof String;
            case INT64 -> isWhole(value);
            case DOUBLE -> isNumber(value);
            case DATE_TIME -> value instanceof Instant;
            case BOOLEAN -> value instanceof Boolean;
            case PRINCIPAL -> isPrincipal(value);
            case STRING_COLLECTION -> isListOf(value, String.class::isInstance);
            case INT64_COLLECTION -> isListOf(value, ItemRules::isWhole);
            case DOUBLE_COLLECTION -> isListOf(value, ItemRules::isNumber);
            case DATE_TIME_COLLECTION -> isListOf(value, Instant.class::isInstance);
            case PRINCIPAL_COLLECTION -> isListOf(value, ItemRules::isPrincipal);
        };
    }

    private static boolean isListOf(Object value, Predicate<Object> member) {
        return value instanceof List<?> list && list.stream().allMatch(member);
    }

    private static boolean isWhole(Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static boolean isNumber(Object value) {
        return isWhole(value) || (value instanceof Double number && Double.isFinite(number));
    }

    private static boolean isPrincipal(Object value) {
        return value instanceof Map<?, ?> members
                && !members.isEmpty()
                && PRINCIPAL_MEMBERS.containsAll(members.keySet())
                && members.values().stream().allMatch(String.class::isInstance);
    }
}

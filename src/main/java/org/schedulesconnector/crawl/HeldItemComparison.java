package org.schedulesconnector.crawl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.HeldItem;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.graph.SchemaProperty;

/**
 * Holds an item that was sent against what Graph gives back. What Graph may put in other words is the same: a time in another form, a
 * whole number as a decimal one, the order of a list, the ends of lines, and how "everyone" is named. What it does not give back is
 * not compared: its list, its text or its properties as a whole, and a property that the schema does not make retrievable.
 * Principals, which Graph completes, are not compared either.
 */
final class HeldItemComparison {
    private static final Set<AclEntry.Type> NAMELESS =
            Set.of(AclEntry.Type.EVERYONE, AclEntry.Type.EVERYONE_EXCEPT_GUESTS);
    private static final Set<PropertyType> PRINCIPALS =
            EnumSet.of(PropertyType.PRINCIPAL, PropertyType.PRINCIPAL_COLLECTION);

    private final ConnectionSchema schema;

    HeldItemComparison(ConnectionSchema schema) {
        this.schema = schema;
    }

    /** What differs, in words; empty for nothing. */
    List<String> differences(ExternalItemDocument sent, HeldItem held) {
        List<String> differences = new ArrayList<>();
        if (!held.acl().isEmpty() && !canonical(sent.acl()).equals(canonical(held.acl()))) {
            differences.add("who may see it");
        }
        if (held.content() != null && !isSame(sent.content(), held.content())) {
            differences.add("its text");
        }
        if (!held.properties().isEmpty()) {
            schema.properties().stream()
                    .filter(property -> !PRINCIPALS.contains(property.type()))
                    .filter(property -> differs(property, sent, held))
                    .map(SchemaProperty::name)
                    .forEach(differences::add);
        }
        return differences;
    }

    private static boolean differs(SchemaProperty property, ExternalItemDocument sent, HeldItem held) {
        Object back = canonical(property, held.properties().get(property.name()));
        if (back.equals(List.of()) && !property.retrievable()) {
            return false;
        }
        return !canonical(property, sent.properties().get(property.name())).equals(back);
    }

    private static boolean isSame(ItemContent sent, ItemContent back) {
        return sent.type() == back.type() && text(sent.value()).equals(text(back.value()));
    }

    private static Set<String> canonical(List<AclEntry> acl) {
        return acl.stream().map(HeldItemComparison::canonical).collect(Collectors.toSet());
    }

    /** An external group has an id of our making; the others have GUIDs, whose case does not matter. */
    private static String canonical(AclEntry entry) {
        String value = entry.type() == AclEntry.Type.EXTERNAL_GROUP
                ? entry.value()
                : entry.value().toLowerCase(Locale.ROOT);
        return entry.access() + " " + entry.type() + (NAMELESS.contains(entry.type()) ? "" : " " + value);
    }

    /** A property's values, each in one form; a value of its own is a list of one, and none is an empty one. */
    private static List<String> canonical(SchemaProperty property, Object value) {
        if (value == null) {
            return List.of();
        }
        Collection<?> values = value instanceof Collection<?> several ? several : List.of(value);
        return values.stream().map(one -> canonicalOne(property, one)).sorted().toList();
    }

    private static String canonicalOne(SchemaProperty property, Object value) {
        return switch (property.type()) {
            case DATE_TIME, DATE_TIME_COLLECTION -> time(value);
            case INT64, INT64_COLLECTION, DOUBLE, DOUBLE_COLLECTION -> number(value);
            default -> text(value.toString());
        };
    }

    private static String time(Object value) {
        try {
            Instant instant = value instanceof Instant known
                    ? known
                    : OffsetDateTime.parse(value.toString()).toInstant();
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException e) {
            return value.toString();
        }
    }

    private static String number(Object value) {
        return value instanceof Number number ? Double.toString(number.doubleValue()) : value.toString();
    }

    private static String text(String value) {
        return value.replace("\r\n", "\n").strip();
    }
}

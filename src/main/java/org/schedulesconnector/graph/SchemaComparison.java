package org.schedulesconnector.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What must be done to a registered schema so that it is as wanted. Graph adds properties and changes attributes, labels, aliases
 * and descriptions; it never removes a property, changes a type or makes a property refinable later.
 *
 * @param changes what a PATCH would do, in sentences; empty when nothing differs
 * @param impossible what no request can do, in sentences
 * @param reingest whether items must be sent again for the changes to show
 */
record SchemaComparison(List<String> changes, List<String> impossible, boolean reingest) {
    /** Graph itself gives refinable properties such aliases. */
    private static final Pattern SYSTEM_ALIAS = Pattern.compile("refinable[a-z]*\\d+", Pattern.CASE_INSENSITIVE);

    private static final String HIDDEN_LABEL = "unknownfuturevalue";

    static SchemaComparison of(RemoteSchema held, ConnectionSchema wanted) {
        Collector collector = new Collector(held.tellsDescriptions());
        for (SchemaProperty property : wanted.properties()) {
            held.properties().stream()
                    .filter(candidate -> candidate.name().equals(property.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            existing -> collector.compare(existing, property), () -> collector.added(property));
        }
        held.properties().stream()
                .filter(property -> wanted.property(property.name()).isEmpty())
                .forEach(collector::removed);
        return new SchemaComparison(
                List.copyOf(collector.changes), List.copyOf(collector.impossible), collector.reingest);
    }

    boolean isEqual() {
        return changes.isEmpty() && impossible.isEmpty();
    }

    private static final class Collector {
        private final boolean comparesDescriptions;
        private final List<String> changes = new ArrayList<>();
        private final List<String> impossible = new ArrayList<>();
        private boolean reingest;

        private Collector(boolean comparesDescriptions) {
            this.comparesDescriptions = comparesDescriptions;
        }

        private void added(SchemaProperty property) {
            changes.add("property " + property.name() + " added");
            reingest = true;
        }

        private void removed(SchemaProperty property) {
            impossible.add("property " + property.name() + " cannot be removed");
        }

        private void compare(SchemaProperty held, SchemaProperty wanted) {
            String name = "property " + wanted.name();
            if (held.type() != wanted.type()) {
                impossible.add("%s cannot change its type from %s to %s"
                        .formatted(name, held.type().wireName(), wanted.type().wireName()));
            }
            if (wanted.refinable() && !held.refinable()) {
                impossible.add(name + " cannot be made refinable");
            } else {
                attribute(name, "refinable", held.refinable(), wanted.refinable());
            }
            attribute(name, "searchable", held.searchable(), wanted.searchable());
            attribute(name, "queryable", held.queryable(), wanted.queryable());
            attribute(name, "retrievable", held.retrievable(), wanted.retrievable());
            if (!sameLabels(held.labels(), wanted.labels())) {
                changes.add("%s has labels %s instead of %s".formatted(name, wanted.labels(), held.labels()));
            }
            if (!aliases(held).equals(aliases(wanted))) {
                changes.add("%s has aliases %s instead of %s".formatted(name, wanted.aliases(), held.aliases()));
            }
            if (comparesDescriptions && !text(held.description()).equals(text(wanted.description()))) {
                changes.add(name + " has another description");
            }
        }

        private void attribute(String name, String attribute, boolean held, boolean wanted) {
            if (held != wanted) {
                changes.add(name + (wanted ? " is " : " is no longer ") + attribute);
                reingest = true;
            }
        }
    }

    private static boolean sameLabels(List<String> held, List<String> wanted) {
        Set<String> known = lower(held);
        boolean hidden = known.remove(HIDDEN_LABEL);
        Set<String> asked = lower(wanted);
        return hidden ? asked.containsAll(known) && held.size() == wanted.size() : known.equals(asked);
    }

    private static Set<String> aliases(SchemaProperty property) {
        return lower(property.aliases().stream()
                .filter(alias -> !SYSTEM_ALIAS.matcher(alias).matches())
                .toList());
    }

    private static Set<String> lower(List<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static String text(String description) {
        return description == null ? "" : description;
    }
}

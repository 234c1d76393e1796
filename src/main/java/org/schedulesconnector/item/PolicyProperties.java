package org.schedulesconnector.item;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.TeamReference;

/**
 * What an escalation policy's item tells in the properties that it shares with schedules. "On call now", "until" and "next" are
 * those of level 1, so that they go together; what makes no sense of a policy, such as coverage, is left out.
 */
final class PolicyProperties {
    /** Beside the kinds of schedule, in the same property. */
    static final String KIND = "escalation-policy";

    private static final Map<ItemProperty, Function<PolicyView, Object>> VALUES = values();

    private PolicyProperties() {}

    /** The values by name in the schema, in the order of the properties given; what is unknown is left out. */
    static Map<String, Object> of(PolicyView view, List<ItemProperty> properties) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (ItemProperty property : properties) {
            Object value = VALUES.getOrDefault(property, policy -> null).apply(view);
            if (value != null && ItemProperty.saysSomething(value)) {
                told.put(property.schemaName(), value);
            }
        }
        return told;
    }

    private static Map<ItemProperty, Function<PolicyView, Object>> values() {
        Map<ItemProperty, Function<PolicyView, Object>> values = new EnumMap<>(ItemProperty.class);
        values.put(ItemProperty.ID, view -> view.path().id());
        values.put(ItemProperty.NAME, PolicyView::name);
        values.put(ItemProperty.SUMMARY, PolicyProperties::summary);
        values.put(ItemProperty.DESCRIPTION, view -> view.path().description());
        values.put(ItemProperty.HTML_URL, view -> view.path().htmlUrl());
        values.put(ItemProperty.ICON_URL, view -> Objects.toString(view.iconUrl(), null));
        values.put(ItemProperty.ON_CALL_NOW, view -> names(view.firstNow()));
        values.put(ItemProperty.ON_CALL_UNTIL, view -> view.firstUntil().orElse(null));
        values.put(ItemProperty.ON_CALL_NEXT, view -> names(view.firstArrivals()));
        values.put(ItemProperty.NEXT_HANDOFF, view -> view.firstHandoff().orElse(null));
        values.put(ItemProperty.ON_CALL_PEOPLE, view -> names(view.everybodyNow()));
        values.put(ItemProperty.TEAMS, view -> ItemProperty.distinct(view.path().teams(), TeamReference::name));
        values.put(ItemProperty.USAGE, view -> ItemProperty.distinct(view.path().services(), Function.identity()));
        values.put(ItemProperty.SCHEDULE_KIND, view -> KIND);
        return values;
    }

    private static String summary(PolicyView view) {
        int repeats = view.path().repeats();
        return "Escalation policy with " + Sentences.plural(view.levels().size(), "level")
                + (repeats == 0 ? "" : ", repeated " + Sentences.plural(repeats, "time"));
    }

    private static List<String> names(List<Person> people) {
        return ItemProperty.distinct(people, People::name);
    }
}

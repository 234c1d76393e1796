package org.schedulesconnector.item;

import static org.schedulesconnector.graph.PropertyType.BOOLEAN;
import static org.schedulesconnector.graph.PropertyType.DATE_TIME;
import static org.schedulesconnector.graph.PropertyType.DOUBLE;
import static org.schedulesconnector.graph.PropertyType.STRING;
import static org.schedulesconnector.graph.PropertyType.STRING_COLLECTION;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.PropertyType;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.PolicyReference;
import org.schedulesconnector.oncall.TeamReference;

/**
 * What an item can tell of a schedule: each property's name in the schema, the one type it comes in, and where its value comes
 * from. The names of the hosted PagerDuty Schedules connector are kept, so that what was built on it goes on working.
 */
enum ItemProperty {
    ID("Id", STRING, view -> view.schedule().id()),
    NAME("Name", STRING, view -> nameOf(view)),
    SUMMARY("Summary", STRING, view -> view.schedule().summary()),
    DESCRIPTION("Description", STRING, view -> view.schedule().description()),
    HTML_URL("HtmlUrl", STRING, view -> view.schedule().htmlUrl()),
    ICON_URL("IconUrl", STRING, view -> Objects.toString(view.iconUrl(), null)),
    ON_CALL_NOW("OnCallNow", STRING_COLLECTION, view -> People.names(view.peopleNow())),
    ON_CALL_UNTIL("OnCallUntil", DATE_TIME, view -> view.until().orElse(null)),
    ON_CALL_NEXT("OnCallNext", STRING_COLLECTION, view -> People.names(view.arrivals())),
    NEXT_HANDOFF("NextHandoff", DATE_TIME, view -> view.next().map(Handoff::at).orElse(null)),
    ON_CALL_PEOPLE(
            "OnCallPeople", STRING_COLLECTION, view -> namesOf(view.schedule().people())),
    FINAL_SCHEDULE("FinalSchedule", STRING_COLLECTION, PropertyLists::finalSchedule),
    COVERAGE("Coverage", DOUBLE, view -> Math.round(view.coverage().percent() * 10) / 10.0),
    HAS_GAP("HasGap", BOOLEAN, view -> !view.coverage().gaps().isEmpty()),
    GAPS("Gaps", STRING_COLLECTION, PropertyLists::gaps),
    OVERLAPS("Overlaps", STRING_COLLECTION, PropertyLists::overlaps),
    TIMEZONE("Timezone", STRING, view -> view.schedule().timeZone()),
    TEAMS("Teams", STRING_COLLECTION, view -> distinct(view.schedule().teams(), TeamReference::name)),
    USAGE("Usage", STRING_COLLECTION, view -> distinct(view.schedule().policies(), PolicyReference::name)),
    SCHEDULE_KIND("ScheduleKind", STRING, view -> kindOf(view)),
    CREATED_BY("CreatedBy", STRING, view -> view.schedule().provenance().createdBy()),
    CREATED_DATE_TIME(
            "CreatedDateTime", DATE_TIME, view -> view.schedule().provenance().createdAt()),
    LAST_MODIFIED_BY(
            "LastModifiedBy", STRING, view -> view.schedule().provenance().lastModifiedBy()),
    LAST_MODIFIED_DATE_TIME("LastModifiedDateTime", DATE_TIME, view -> view.schedule()
            .provenance()
            .lastModifiedAt()),
    WINDOW_START("WindowStart", DATE_TIME, view -> view.window().start()),
    WINDOW_END("WindowEnd", DATE_TIME, view -> view.window().end());

    private final String schemaName;
    private final PropertyType type;
    private final Function<ScheduleView, Object> value;

    ItemProperty(String schemaName, PropertyType type, Function<ScheduleView, Object> value) {
        this.schemaName = schemaName;
        this.type = type;
        this.value = value;
    }

    static Optional<ItemProperty> named(String schemaName) {
        return Arrays.stream(values())
                .filter(property -> property.schemaName.equals(schemaName))
                .findFirst();
    }

    /**
     * The properties of a schema.
     *
     * @throws IllegalArgumentException if it has one that is none of these
     */
    static List<ItemProperty> of(ConnectionSchema schema) {
        return schema.properties().stream()
                .map(property -> named(property.name())
                        .orElseThrow(() -> new IllegalArgumentException("property " + property.name()
                                + " of the schema is not one that an item can have: remove it")))
                .toList();
    }

    String schemaName() {
        return schemaName;
    }

    PropertyType type() {
        return type;
    }

    /** The value for an item; empty when it is unknown, blank or an empty list, for then it is not sent at all. */
    Optional<Object> valueOf(ScheduleView view) {
        return Optional.ofNullable(value.apply(view)).filter(ItemProperty::saysSomething);
    }

    /** Whether a value is worth sending: no blank text, no empty list. */
    static boolean saysSomething(Object value) {
        if (value instanceof String text) {
            return !text.isBlank();
        }
        return !(value instanceof List<?> list) || !list.isEmpty();
    }

    private static String nameOf(ScheduleView view) {
        String name = view.schedule().name();
        return name.isBlank() ? view.schedule().id() : name;
    }

    private static String kindOf(ScheduleView view) {
        return view.schedule().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> namesOf(List<Person> people) {
        return distinct(people, People::name);
    }

    /** Names on one line each, without repetition and without blank ones. */
    static <T> List<String> distinct(List<T> things, Function<T, String> name) {
        return things.stream()
                .map(name)
                .map(OneLine::of)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }
}

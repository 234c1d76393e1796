package org.schedulesconnector.item;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.settings.ItemSettings;

/**
 * Renders schedules as external items. The item is a function of the schedule, the instant, the schema and the settings only, and
 * the instant moves nothing but what changes at a hand-off. Immutable and thread-safe.
 */
public final class ScheduleItems {
    private final List<ItemProperty> properties;
    private final URI iconUrl;
    private final Supplier<Optional<ScheduleRendering>> rendering;

    /**
     * @param schema the connection's schema; properties that it lacks are not sent
     * @param settings the icon
     * @throws IllegalArgumentException if the schema has a property that nothing here renders; {@link ItemSchema} never gives such
     */
    public ScheduleItems(ConnectionSchema schema, ItemSettings settings) {
        this(schema, settings, Optional::empty);
    }

    /** @param rendering gives who has the last word on each item, if anybody; asked for each item */
    public ScheduleItems(
            ConnectionSchema schema, ItemSettings settings, Supplier<Optional<ScheduleRendering>> rendering) {
        this.properties = ItemProperty.of(schema);
        this.iconUrl = settings.iconUrl();
        this.rendering = rendering;
    }

    /**
     * The item of a schedule. Its id is the schedule's, which an upgrade in PagerDuty keeps. What is unknown is left out: there are
     * no nulls, no blank texts and no empty lists.
     *
     * @param schedule as read for a window that contains {@code now}
     * @param now the crawl's one now
     * @param acl who may see it
     * @throws IllegalArgumentException if {@code now} lies outside the schedule's window
     * @throws IllegalStateException if a rendering of somebody else's changes the id or who may see the item
     */
    public ExternalItemDocument render(OnCallSchedule schedule, Instant now, List<AclEntry> acl) {
        ScheduleView view = ScheduleView.of(schedule, now, iconUrl);
        ExternalItemDocument standard = new ExternalItemDocument(
                schedule.id(), acl, propertiesOf(view), ItemContent.text(ScheduleText.of(view)));
        return rendering
                .get()
                .map(last -> renderedBy(last, schedule, now, standard))
                .orElse(standard);
    }

    private static ExternalItemDocument renderedBy(
            ScheduleRendering last, OnCallSchedule schedule, Instant now, ExternalItemDocument standard) {
        ExternalItemDocument rendered = last.render(schedule, now, standard);
        if (!rendered.id().equals(standard.id()) || !rendered.acl().equals(standard.acl())) {
            throw new IllegalStateException(last.getClass().getName() + " changes the id of " + standard.id()
                    + " or who may see it. A rendering keeps both: take them from the item that it is given.");
        }
        return rendered;
    }

    private Map<String, Object> propertiesOf(ScheduleView view) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ItemProperty property : properties) {
            property.valueOf(view).ifPresent(value -> values.put(property.schemaName(), value));
        }
        return values;
    }
}

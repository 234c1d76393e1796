package org.schedulesconnector.examples;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.item.ScheduleRendering;
import org.schedulesconnector.oncall.OnCallSchedule;

/** Ends each item's text with the address of the runbook, and puts it into the description. */
public final class RunbookRendering implements ScheduleRendering {
    private static final String RUNBOOKS = "https://wiki.example/runbooks/";

    @Override
    public ExternalItemDocument render(OnCallSchedule schedule, Instant now, ExternalItemDocument standard) {
        String runbook = "Runbook: " + RUNBOOKS + schedule.id();
        Map<String, Object> properties = new HashMap<>(standard.properties());
        properties.put("Description", runbook);
        return new ExternalItemDocument(
                standard.id(),
                standard.acl(),
                properties,
                ItemContent.text(standard.content().value() + "\n" + runbook));
    }
}

package org.schedulesconnector.item;

import java.time.Instant;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.OnCallSchedule;

/**
 * Has the last word on the items of schedules. One bean of this type in Camel's registry is found by itself; docs/extending.md has an
 * example. It must be thread-safe, and a function of what it is given: what changes without a reason is written to Graph at each crawl.
 */
@FunctionalInterface
public interface ScheduleRendering {
    /**
     * The item that is sent.
     *
     * @param schedule complete, with its shifts in the crawl's window
     * @param now the crawl's one now
     * @param standard what is sent without this
     * @return with the id and the access control list of {@code standard}, and with properties of the connection's schema
     */
    ExternalItemDocument render(OnCallSchedule schedule, Instant now, ExternalItemDocument standard);
}

package org.schedulesconnector.operations.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.TrafficMeter;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.settings.CrawlSettings;

/**
 * Adds the connector's meters to the registry of meters of a context that has started, if it has one, and its checks to those of its
 * health. Nothing is read before somebody asks.
 */
public final class Observation extends LifecycleStrategySupport {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration A_DAY = Duration.ofHours(26);
    private static final int MISSED = 3;

    private final RunLifecycle runs;
    private final TrafficMeter traffic;
    private final Outlook outlook;
    private final LedgerView view;
    private final Duration bound;
    private final Clock clock;

    public Observation(
            RunLifecycle runs,
            TrafficMeter traffic,
            Outlook outlook,
            Ledger ledger,
            CrawlSettings settings,
            Clock clock) {
        this.runs = runs;
        this.traffic = traffic;
        this.outlook = outlook;
        this.view = new LedgerView(ledger, clock);
        this.bound = bound(settings.freshness().incrementalEvery());
        this.clock = clock;
    }

    /** How old a fresh index is at most: three intervals of incremental crawls, but 15 minutes; 26 hours without them. */
    static Duration bound(Duration incrementalEvery) {
        if (incrementalEvery.isZero()) {
            return A_DAY;
        }
        Duration missed = incrementalEvery.multipliedBy(MISSED);
        return missed.compareTo(SHORTEST) < 0 ? SHORTEST : missed;
    }

    @Override
    public void onContextStarted(CamelContext context) {
        MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
        if (meters != null) {
            ConnectorMeters ours = new ConnectorMeters(meters, view, clock);
            ours.register(traffic, outlook);
            runs.whenEnded(ours::ended);
        }
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        if (health != null) {
            health.register(new LedgerHealth(view));
            health.register(new FreshHealth(view, bound, clock));
        }
    }
}

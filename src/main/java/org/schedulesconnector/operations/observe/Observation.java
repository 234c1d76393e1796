package org.schedulesconnector.operations.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
    private final RunLifecycle runs;
    private final TrafficMeter traffic;
    private final Outlook outlook;
    private final LedgerView view;
    private final FreshnessRule freshness;
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
        this.freshness = FreshnessRule.of(settings.freshness().incrementalEvery());
        this.clock = clock;
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
            health.register(new FreshHealth(view, freshness, clock));
        }
    }
}

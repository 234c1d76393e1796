package org.schedulesconnector.operations.triggers;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this process one of several that share their triggers: each firing is drawn by one of them, whichever is there. */
public final class TriggerCluster extends LifecycleStrategySupport {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerCluster.class);

    private final QuartzComponent quartz;
    private final TriggerWatch watch;

    private TriggerCluster(QuartzComponent quartz, TriggerWatch watch) {
        this.quartz = quartz;
        this.watch = watch;
    }

    /**
     * Prepares Camel's Quartz component, which has not started yet.
     *
     * @param pool connections to the tables of the triggers; closed with the scheduler
     * @param connectionId which external connection the triggers belong to
     * @param host this machine, for people who look at the tables
     * @param heartbeat how often a process tells that it lives
     * @throws IllegalStateException when this process has a service for that connection already
     */
    public static void join(
            CamelContext context,
            QuartzComponent quartz,
            HikariDataSource pool,
            String connectionId,
            String host,
            Duration heartbeat) {
        try {
            quartz.setSchedulerFactory(TriggerSchedulers.clustered(pool, connectionId, process(host), heartbeat));
        } catch (SchedulerException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        TriggerWatch watch = new TriggerWatch(context, heartbeat);
        quartz.addScheduleInitTask(scheduler -> {
            new TriggerSettings(context, scheduler).apply();
            scheduler.getListenerManager().addTriggerListener(watch);
        });
        context.addLifecycleStrategy(new TriggerCluster(quartz, watch));
    }

    /** Draws no firing any more, before the routes stop; a firing that was drawn already is handed over. */
    @Override
    public void onContextStopping(CamelContext context) {
        watch.stop();
        Scheduler scheduler = quartz.getScheduler();
        try {
            if (scheduler != null) {
                scheduler.standby();
            }
        } catch (SchedulerException e) {
            LOG.warn("The scheduler does not stand by: {}", e.getMessage());
        }
    }

    private static String process(String host) {
        return host.replaceAll("[^A-Za-z0-9.-]", "-") + "-"
                + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}

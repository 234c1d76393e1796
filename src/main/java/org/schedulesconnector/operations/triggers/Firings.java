package org.schedulesconnector.operations.triggers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.component.quartz.QuartzMessage;
import org.apache.camel.support.LifecycleStrategySupport;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The firings of clocks that are under way in this process. Each lasts as long as the run it led to, so that Quartz knows of a run
 * that died with its process. Those that a stop of the service leaves undone are handed over to another process. Thread-safe.
 */
public final class Firings extends LifecycleStrategySupport {
    private static final Logger LOG = LoggerFactory.getLogger(Firings.class);

    private final Set<Firing> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;

    /** @param timer ends the wait for runs that do not come to their end; the caller shuts it down */
    public Firings(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** A clock has fired; to be called before the exchange forgets that Quartz began it. */
    public Firing begin(Exchange exchange) {
        return new Firing(exchange.getMessage(QuartzMessage.class).getJobExecutionContext());
    }

    /** Waits until a run has ended that began after the firing. */
    public void await(@Variable("firing") Firing firing) {
        open.add(firing);
        try {
            if (!firing.awaitEnd()) {
                handOver(firing.job());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            handOver(firing.job());
        } finally {
            open.remove(firing);
        }
    }

    /** When the routes were given up, nobody tells of the end of their runs any more; nor when the connector ended before its context. */
    @Override
    public void onContextStopping(CamelContext context) {
        if (timer.isShutdown()) {
            return;
        }
        timer.schedule(this::giveUp, context.getShutdownStrategy().getTimeout(), TimeUnit.SECONDS);
    }

    private void giveUp() {
        open.forEach(firing -> firing.end(false));
    }

    private static void handOver(JobExecutionContext job) {
        try {
            HandOver.now(job);
        } catch (SchedulerException e) {
            LOG.error(
                    "The firing of {} was not handed over: {}",
                    job.getJobDetail().getKey(),
                    e.getMessage());
        }
    }
}

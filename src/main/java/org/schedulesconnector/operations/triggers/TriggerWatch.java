package org.schedulesconnector.operations.triggers;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzConstants;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no firing that this process draws is swallowed: not while its routes are being stopped, and not when another version
 * of the connector has a clock that this one lacks.
 */
final class TriggerWatch extends TriggerListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerWatch.class);

    private final CamelContext context;
    private final Duration heartbeat;
    private volatile boolean stopping;

    TriggerWatch(CamelContext context, Duration heartbeat) {
        this.context = context;
        this.heartbeat = heartbeat;
    }

    @Override
    public String getName() {
        return "connector";
    }

    /** From now on every firing is left to other processes. */
    void stop() {
        stopping = true;
    }

    @Override
    public boolean vetoJobExecution(Trigger trigger, JobExecutionContext job) {
        try {
            if (stopping) {
                HandOver.now(job);
                return true;
            }
            if (TriggerSettings.clockOf(context, job.getJobDetail().getKey()) == null) {
                HandOver.later(job, (int) Math.max(1, heartbeat.toSeconds()));
                return true;
            }
            knowContextAs(job);
        } catch (SchedulerException e) {
            LOG.error("The firing of {} was not handed over: {}", trigger.getJobKey(), e.getMessage());
        }
        return false;
    }

    /** Camel's job looks for its context by the name that the process had which stored it. */
    private void knowContextAs(JobExecutionContext job) throws SchedulerException {
        Scheduler scheduler = job.getScheduler();
        String name = job.getMergedJobDataMap().getString(QuartzConstants.QUARTZ_CAMEL_CONTEXT_NAME);
        scheduler.getContext().put(QuartzConstants.QUARTZ_CAMEL_CONTEXT + "-" + name, context);
    }
}

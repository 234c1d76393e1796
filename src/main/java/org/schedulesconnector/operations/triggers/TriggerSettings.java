package org.schedulesconnector.operations.triggers;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzConstants;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the triggers that the database keeps in line with the routes, when a service starts: Camel takes over a changed cron text or
 * interval by itself, but no other change, and takes nothing away. A process that goes on with older settings fires by the new ones,
 * so that two versions do not set the triggers against each other.
 */
final class TriggerSettings {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerSettings.class);

    private final CamelContext context;
    private final Scheduler scheduler;

    TriggerSettings(CamelContext context, Scheduler scheduler) {
        this.context = context;
        this.scheduler = scheduler;
    }

    void apply() throws SchedulerException {
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.anyGroup())) {
            QuartzEndpoint clock = clockOf(context, key);
            if (clock == null) {
                scheduler.deleteJob(key);
                LOG.info("The trigger {} was removed: no route has it any more.", key);
            } else if (!clock.getEndpointUri().equals(storedUri(key))) {
                replace(key, clock);
                LOG.info("The settings of the trigger {} were taken over.", key);
            }
        }
    }

    /** The endpoint of the route that a job belongs to; null when there is none. */
    static QuartzEndpoint clockOf(CamelContext context, JobKey job) {
        return context.getEndpoints().stream()
                .filter(QuartzEndpoint.class::isInstance)
                .map(QuartzEndpoint.class::cast)
                .filter(clock -> clock.getTriggerKey().equals(new TriggerKey(job.getName(), job.getGroup())))
                .findFirst()
                .orElse(null);
    }

    /** The endpoint's address has all settings of the trigger and the job. */
    private String storedUri(JobKey key) throws SchedulerException {
        return scheduler.getJobDetail(key).getJobDataMap().getString(QuartzConstants.QUARTZ_ENDPOINT_URI);
    }

    /** Firings that wait for a process to take them, having been recovered or handed over, outlive their job's old settings. */
    private void replace(JobKey key, QuartzEndpoint clock) throws SchedulerException {
        List<Trigger> firings = new ArrayList<>(scheduler.getTriggersOfJob(key));
        firings.removeIf(trigger -> trigger.getKey().equals(clock.getTriggerKey()));
        scheduler.deleteJob(key);
        clock.stop();
        clock.start();
        for (Trigger firing : firings) {
            scheduler.scheduleJob(firing);
        }
    }
}

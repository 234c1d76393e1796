package org.schedulesconnector.operations.triggers;

import java.util.Date;
import org.quartz.DateBuilder;
import org.quartz.DateBuilder.IntervalUnit;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a firing to another process of the cluster, or to the next start: as one that is due and was never drawn. Without a cluster
 * nobody is there to take it, and nothing is done.
 */
final class HandOver {
    /** The group of such firings, beside those of the routes. */
    static final String GROUP = "handed-over";

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private HandOver() {}

    static void now(JobExecutionContext job) throws SchedulerException {
        at(job, new Date());
    }

    /** The same for a firing that this process might draw again and again. */
    static void later(JobExecutionContext job, int seconds) throws SchedulerException {
        at(job, DateBuilder.futureDate(seconds, IntervalUnit.SECOND));
    }

    private static void at(JobExecutionContext job, Date start) throws SchedulerException {
        Scheduler scheduler = job.getScheduler();
        if (scheduler.getMetaData().isJobStoreClustered()) {
            scheduler.scheduleJob(TriggerBuilder.newTrigger()
                    .withIdentity(job.getFireInstanceId(), GROUP)
                    .forJob(job.getJobDetail().getKey())
                    .startAt(start)
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                    .build());
            LOG.info(
                    "The firing of {} is left to another process.",
                    job.getJobDetail().getKey());
        }
    }
}

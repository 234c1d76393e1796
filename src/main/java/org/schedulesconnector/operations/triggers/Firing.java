package org.schedulesconnector.operations.triggers;

import org.quartz.JobExecutionContext;
import org.schedulesconnector.crawl.PendingRun;

/** One firing of a clock, which lasts as long as the run that it asks for. */
public final class Firing extends PendingRun {
    private final JobExecutionContext job;

    /** @param job what Quartz executes */
    Firing(JobExecutionContext job) {
        this.job = job;
    }

    JobExecutionContext job() {
        return job;
    }
}

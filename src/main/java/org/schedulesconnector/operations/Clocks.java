package org.schedulesconnector.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector's triggers in Camel's Quartz scheduler: when they fire next, and whether they fire at all. Those of all replicas are one. */
final class Clocks implements Supplier<List<NextTrigger>> {
    /** The connector's own Quartz component; where the context has another, other routes have triggers in the same scheduler. */
    static final String OWN = "connectorClocks";

    private static final String GROUP = "crawl";

    private static final Logger LOG = LoggerFactory.getLogger(Clocks.class);

    private final CamelContext context;

    Clocks(CamelContext context) {
        this.context = context;
    }

    /** One for each trigger, by name; empty when no clock runs in this process. */
    @Override
    public List<NextTrigger> get() {
        return scheduler().map(Clocks::read).orElse(List.of());
    }

    /** Stops the triggers; those that fire again later leave out what they missed. */
    void pause() {
        change("paused", isOwn() ? Scheduler::pauseAll : Clocks::hold);
    }

    void resume() {
        change(
                "resumed",
                isOwn()
                        ? Scheduler::resumeAll
                        : scheduler -> scheduler.resumeTriggers(GroupMatcher.triggerGroupEquals(GROUP)));
    }

    /** Stops the connector's triggers, those included that come later, and no others. */
    static void hold(Scheduler scheduler) throws SchedulerException {
        scheduler.pauseTriggers(GroupMatcher.triggerGroupEquals(GROUP));
    }

    private boolean isOwn() {
        return context.getRegistry().lookupByName(OWN) == context.hasComponent("quartz");
    }

    /** A pause holds without: then what the triggers ask for waits in the queue. */
    private void change(String word, Change change) {
        Optional<Scheduler> scheduler = scheduler();
        if (scheduler.isPresent()) {
            try {
                change.apply(scheduler.get());
            } catch (SchedulerException e) {
                LOG.warn("The triggers were not {}: {}", word, e.getMessage());
            }
        }
    }

    private Optional<Scheduler> scheduler() {
        return context.hasComponent("quartz") instanceof QuartzComponent quartz
                ? Optional.ofNullable(quartz.getScheduler())
                : Optional.empty();
    }

    private static List<NextTrigger> read(Scheduler scheduler) {
        try {
            List<NextTrigger> all = new ArrayList<>();
            for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                all.add(read(scheduler, new TriggerKey(job.getName(), job.getGroup())));
            }
            all.sort(Comparator.comparing(NextTrigger::name));
            return all;
        } catch (SchedulerException e) {
            LOG.warn("The Quartz scheduler does not tell its triggers: {}", e.getMessage());
            return List.of();
        }
    }

    private static NextTrigger read(Scheduler scheduler, TriggerKey key) throws SchedulerException {
        Trigger trigger = scheduler.getTrigger(key);
        boolean paused = scheduler.getTriggerState(key) == Trigger.TriggerState.PAUSED;
        boolean fires = !paused && trigger != null && trigger.getNextFireTime() != null;
        return new NextTrigger(
                key.getGroup() + "/" + key.getName(),
                fires ? trigger.getNextFireTime().toInstant() : null);
    }

    private interface Change {
        void apply(Scheduler scheduler) throws SchedulerException;
    }
}

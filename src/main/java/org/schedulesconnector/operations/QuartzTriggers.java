package org.schedulesconnector.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Camel's Quartz scheduler when its triggers fire next. */
final class QuartzTriggers implements Supplier<List<NextTrigger>> {
    private static final Logger LOG = LoggerFactory.getLogger(QuartzTriggers.class);

    private final CamelContext context;

    QuartzTriggers(CamelContext context) {
        this.context = context;
    }

    /** One for each trigger, by name; empty when no clock runs in this process. */
    @Override
    public List<NextTrigger> get() {
        boolean running =
                context.hasComponent("quartz") instanceof QuartzComponent quartz && quartz.getScheduler() != null;
        return running ? read(((QuartzComponent) context.hasComponent("quartz")).getScheduler()) : List.of();
    }

    private static List<NextTrigger> read(Scheduler scheduler) {
        try {
            List<NextTrigger> all = new ArrayList<>();
            for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyGroup())) {
                all.add(read(scheduler, key));
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
}

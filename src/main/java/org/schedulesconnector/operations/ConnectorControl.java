package org.schedulesconnector.operations;

import java.util.Optional;
import java.util.regex.Pattern;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.ledger.LedgerException;

/**
 * What can be asked of a running service. Each answer is a sentence for whoever asked; nothing waits for a run to end. Thread-safe.
 */
public final class ConnectorControl {
    private static final Pattern SCHEDULE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final RunLifecycle runs;
    private final Demands demands;
    private final RunDesk desk;
    private final Replicas replicas;

    ConnectorControl(RunLifecycle runs, Demands demands, RunDesk desk, Replicas replicas) {
        this.runs = runs;
        this.demands = demands;
        this.desk = desk;
        this.replicas = replicas;
    }

    /** Whether a text could be a schedule's id. */
    public static boolean isScheduleId(String text) {
        return text != null && SCHEDULE_ID.matcher(text).matches();
    }

    /** Asks for a run: at once, or after what is in its way. */
    public Reply demand(CrawlRequest request) {
        return Reply.to(desk.ask(request));
    }

    /** Has one schedule looked at. */
    public Reply sync(String scheduleId) {
        return isScheduleId(scheduleId)
                ? demand(CrawlRequest.sync(scheduleId))
                : Reply.refused("That is no schedule id: an id is up to 64 letters, digits, - and _."
                        + " It is the last part of the schedule's address in PagerDuty.");
    }

    /** Has what failed tried again, whatever its wait. */
    public Reply retryFailed() {
        return demand(CrawlRequest.retryFailed());
    }

    /** Asks for a full crawl that may delete up to so many items beyond the guard's bounds. */
    public Reply approveDeletions(int most) {
        return most < 1
                ? Reply.refused("The number of deletions to approve is " + most
                        + ". Approve 1 or more; plan says how many wait.")
                : demand(CrawlRequest.full().withApprovedDeletions(most));
    }

    /** Ends the run in progress at its next page or item. Demands that wait have their turn then, and a pause goes on. */
    public Reply cancel() {
        Optional<CrawlRun> run = runs.current();
        run.ifPresent(CrawlRun::cancel);
        return run.map(
                        ending -> Reply.done(
                                "The " + name(ending)
                                        + " ends at its next page or item. What Graph accepted stays; the next crawl does what is left."))
                .orElseGet(this::cancelElsewhere);
    }

    private Reply cancelElsewhere() {
        return replicas.cancelElsewhere()
                .map(lease -> Reply.done("The run of " + lease.holder() + " ends at its next page or item, within "
                        + seconds() + " s. What Graph accepted stays; the next crawl does what is left."))
                .orElseGet(() -> Reply.refused("No run is in progress: there is nothing to cancel."));
    }

    private long seconds() {
        return Math.max(1, replicas.interval().toSeconds());
    }

    /** Holds the run in progress at its next page or item, and every run that would begin. */
    public Reply pause() {
        if (demands.isStopping()) {
            return Reply.refused("The service is stopping: the run in progress ends, and no other begins.");
        }
        try {
            return replicas.pause()
                    ? Reply.done(paused())
                    : Reply.done("The connector is paused already. Resume it to go on.");
        } catch (LedgerException e) {
            return Reply.refused("Nothing was paused, for the ledger does not take the order. " + e.getMessage());
        }
    }

    private String paused() {
        return runs.current()
                .map(
                        run -> "The " + name(run)
                                + " pauses at its next page or item, and no other begins. Resume to go on, or cancel to end it.")
                .or(
                        () -> replicas.elsewhere()
                                .map(
                                        lease -> "The run of " + lease.holder() + " pauses within " + seconds()
                                                + " s at its next page or item, and no other begins. Resume to go on, or cancel to end it."))
                .orElse("The connector is paused: no run begins, and demands are queued, until it is resumed.");
    }

    /** Ends a pause. */
    public Reply resume() {
        try {
            if (!replicas.resume()) {
                return Reply.refused("The connector is not paused: there is nothing to resume.");
            }
        } catch (LedgerException e) {
            return Reply.refused("The pause goes on, for the ledger does not take the order. " + e.getMessage());
        }
        desk.work();
        return Reply.done(runs.current()
                .map(run -> "The " + name(run) + " goes on.")
                .orElse("The pause is over; demands that were queued begin now."));
    }

    private static String name(CrawlRun run) {
        return run.getRequest().describe() + ", number " + run.id() + ",";
    }
}

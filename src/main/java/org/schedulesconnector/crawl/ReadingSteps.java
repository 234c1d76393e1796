package org.schedulesconnector.crawl;

import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;

/** What becomes of a schedule once PagerDuty has told it: it is remembered as it was told, and completed from the directory. */
public final class ReadingSteps {
    private final Ledger ledger;
    private final FailureSteps failures;

    public ReadingSteps(Ledger ledger, FailureSteps failures) {
        this.ledger = ledger;
        this.failures = failures;
    }

    /** Remembers what was told, so that a later run can do without asking. */
    public void keep(@Variable("run") CrawlRun run, @Body OnCallSchedule told) {
        if (!run.isWriting()) {
            return;
        }
        run.schedules().named(told.id(), told.name());
        failures.healed(run, told.id(), Step.READ);
        StoredReading reading = Readings.of(told, run.now());
        ReadingMark before = run.memory().marks().get(told.id());
        boolean same = before != null
                && before.kind() == told.kind()
                && before.digest().equals(reading.mark().digest());
        if (!same) {
            run.writes().keep(reading);
        } else if (told.kind() == ScheduleKind.SHIFT_BASED) {
            run.schedules().toldTheSame(told.id());
        }
    }

    /** A schedule as it was told last; null when that does not reach to the run's now, or cannot be read any more. */
    public OnCallSchedule recall(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) {
        return ledger.readings()
                .find(id)
                .flatMap(Readings::read)
                .filter(known -> known.window().contains(run.now()))
                .orElseGet(() -> {
                    run.leavesOpen();
                    return null;
                });
    }

    /** The schedule with everything that is known of whom and what it names. */
    public OnCallSchedule complete(@Variable("run") CrawlRun run, @Body OnCallSchedule told) {
        return run.directory().complete(told);
    }

    /** All shift-based schedules were read that this run reads: their turn comes again after all others. */
    public void confirm(@Variable("run") CrawlRun run) {
        if (run.isWriting()) {
            ledger.readings().touch(run.schedules().readAgain(), run.now());
        }
    }
}

package org.schedulesconnector.crawl;

import java.util.Optional;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunReport;

/**
 * Tells, at the end of a run, which failures of earlier runs do not apply any more although nothing went well that failed: what they are
 * about is gone, or is not wanted any more. Only a run that saw the whole account knows that.
 */
final class FailureSweep {
    private final CrawlRun run;
    private final RunReport report;

    FailureSweep(CrawlRun run, RunReport report) {
        this.run = run;
        this.report = report;
    }

    boolean isOutdated(RunFailure known) {
        if (run.failures().failedNow(known.subject(), known.step())) {
            return false;
        }
        Optional<Step> step = Step.of(known.step());
        if (step.isEmpty()) {
            return report.whole();
        }
        return step.get() == Step.CRAWL ? gotThrough() : report.whole() && isOutdated(step.get(), known.subject());
    }

    /** Nothing ended the run, though a listing may have failed. */
    private boolean gotThrough() {
        return run.mode().isWhole() && !run.isStopped();
    }

    private boolean isOutdated(Step step, String subject) {
        return switch (step) {
            case READ, RENDER, PUBLISH, VERIFY -> !isMet(subject);
            case REMOVE -> isMet(subject) || !run.memory().itemIds().contains(subject);
            case GROUP, GROUP_REMOVALS, MEMBERS -> !run.access().isNamed(subject) && !isRuled(subject);
            case GROUP_DELETION ->
                run.access().isNamed(subject) || run.access().known(subject).isEmpty();
            case LIST, LOOKUP -> report.mode() == CrawlMode.FULL;
            case CRAWL -> gotThrough();
        };
    }

    private boolean isMet(String itemId) {
        return run.schedules().isDiscovered(itemId) || run.policies().itemIds().contains(itemId);
    }

    /** Whether the group exists and means something under the rules in force: then each crawl brings it up to date. */
    private boolean isRuled(String groupId) {
        return run.access()
                .known(groupId)
                .flatMap(stored -> run.access().rules().groupOf(stored.group().definition()))
                .isPresent();
    }
}

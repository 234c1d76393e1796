package org.schedulesconnector.operations.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.NotifierState;
import org.schedulesconnector.crawl.ledger.OpenCondition;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifySettings;

/**
 * When something counts as wrong, when it is over, and when that is to be told. Pure: each method makes one state of another.
 *
 * <p>Only a run that looks at the whole account can show that something is over, for a small one sees too little; and only one that came
 * to its end. Runs that somebody asked for by name show nothing: whoever asked is told.
 */
final class ConditionRules {
    private static final Map<RunOutcome, NotifyCondition> BAD = Map.of(
            RunOutcome.FAILED, NotifyCondition.FAILED,
            RunOutcome.DEGRADED, NotifyCondition.DEGRADED,
            RunOutcome.WITHHELD, NotifyCondition.WITHHELD,
            RunOutcome.ABANDONED, NotifyCondition.ABANDONED);
    /** Over as soon as any run comes to its end. */
    private static final Set<NotifyCondition> OF_THE_END =
            EnumSet.of(NotifyCondition.FAILED, NotifyCondition.ABANDONED);

    private final NotifySettings settings;

    ConditionRules(NotifySettings settings) {
        this.settings = settings;
    }

    /**
     * After a run that has ended.
     *
     * @param withheld whether deletions are held back now
     */
    NotifierState afterRun(NotifierState state, CrawlRecord run, boolean withheld) {
        NotifierState next = state.withRun(run.id());
        for (NotifyCondition over : healedBy(run, withheld)) {
            next = healed(next, over, run.endedAt(), run.id());
        }
        Optional<NotifyCondition> shown =
                Optional.ofNullable(BAD.get(run.outcome())).filter(bad -> isShownBy(run));
        return shown.isPresent() ? seen(next, shown.get(), run.endedAt(), run.id()) : next;
    }

    /**
     * After a look at the index.
     *
     * @param crawlId the newest run that has ended; null before the first
     */
    NotifierState afterLook(NotifierState state, boolean stale, Long crawlId, Instant now) {
        return stale
                ? seen(state, NotifyCondition.STALE, now, crawlId)
                : healed(state, NotifyCondition.STALE, now, crawlId);
    }

    /** What is to be told first; empty when nothing is. */
    Optional<Notice> due(NotifierState state, Instant now) {
        return state.conditions().stream()
                .flatMap(open -> notice(open, now).stream())
                .min(Comparator.comparing(notice -> notice.subject().since()));
    }

    /** After something was told: what is over is forgotten. */
    NotifierState told(NotifierState state, Notice notice, Instant now) {
        OpenCondition subject = notice.subject();
        return subject.isHealed() ? without(state, subject.condition()) : with(state, subject.told(now));
    }

    private Optional<Notice> notice(OpenCondition open, Instant now) {
        if (!open.isTold()) {
            return Optional.of(new Notice(open, Notice.Kind.RAISED));
        }
        if (open.isHealed()) {
            return Optional.of(new Notice(open, Notice.Kind.HEALED));
        }
        return settings.reminder()
                .filter(every -> Duration.between(open.toldAt(), now).compareTo(every) >= 0)
                .map(every -> new Notice(open, Notice.Kind.REPEATED));
    }

    private static boolean isShownBy(CrawlRecord run) {
        return run.outcome() == RunOutcome.ABANDONED || run.mode().isWhole() || run.mode() == CrawlMode.HAND_OFF;
    }

    private static Set<NotifyCondition> healedBy(CrawlRecord run, boolean withheld) {
        Set<NotifyCondition> healed = EnumSet.noneOf(NotifyCondition.class);
        boolean cameToItsEnd = run.outcome() == RunOutcome.SUCCEEDED
                || run.outcome() == RunOutcome.DEGRADED
                || run.outcome() == RunOutcome.WITHHELD;
        if (!run.mode().isWhole() || !cameToItsEnd) {
            return healed;
        }
        healed.addAll(OF_THE_END);
        if (run.whole() && run.counts().failed() == 0) {
            healed.add(NotifyCondition.DEGRADED);
        }
        if (!withheld && run.outcome() != RunOutcome.WITHHELD) {
            healed.add(NotifyCondition.WITHHELD);
        }
        return healed;
    }

    private NotifierState seen(NotifierState state, NotifyCondition condition, Instant at, Long crawlId) {
        if (!settings.on().contains(condition)) {
            return state;
        }
        return with(
                state,
                state.of(condition)
                        .map(open -> open.seen(crawlId))
                        .orElseGet(() -> OpenCondition.raised(condition, at, crawlId)));
    }

    /** What nobody was told of is over without a word. */
    private static NotifierState healed(NotifierState state, NotifyCondition condition, Instant at, Long crawlId) {
        Optional<OpenCondition> open = state.of(condition).filter(one -> !one.isHealed());
        if (open.isEmpty()) {
            return state;
        }
        return open.get().isTold() ? with(state, open.get().healed(at, crawlId)) : without(state, condition);
    }

    private static NotifierState with(NotifierState state, OpenCondition changed) {
        List<OpenCondition> all =
                new ArrayList<>(without(state, changed.condition()).conditions());
        all.add(changed);
        return state.withConditions(all);
    }

    private static NotifierState without(NotifierState state, NotifyCondition condition) {
        return state.withConditions(state.conditions().stream()
                .filter(open -> open.condition() != condition)
                .toList());
    }

    /** Without what the settings do not name any more. */
    NotifierState restricted(NotifierState state) {
        return state.withConditions(state.conditions().stream()
                .filter(open -> settings.on().contains(open.condition()))
                .toList());
    }
}

package org.schedulesconnector.crawl;

import java.time.Clock;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.item.ItemDigests;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.oncall.Handoff;
import org.schedulesconnector.oncall.OnCallSchedule;

/** What the routes do with a schedule that was read: render it, hold it against the ledger, and record what Graph accepted. */
public final class ItemSteps {
    private final ScheduleItems renderer;
    private final Ledger ledger;
    private final FailureSteps failures;
    private final Clock clock;

    public ItemSteps(ScheduleItems renderer, Ledger ledger, FailureSteps failures, Clock clock) {
        this.renderer = renderer;
        this.failures = failures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Waits for the end of a pause, and until a schedule more may be under way; {@link #release} gives the place back. One that has no
     * item yet is sure to get one.
     *
     * @param known a schedule, or an escalation policy
     */
    public void admit(@Variable("run") CrawlRun run, @Body Object known) throws InterruptedException {
        run.isGoingOn();
        run.pipeline().admit();
        if (known instanceof OnCallSchedule schedule && run.isWriting() && isNew(run, schedule.id())) {
            run.writes().coming(schedule.id(), ItemKind.of(schedule.kind()));
        }
    }

    /** Whether Graph holds no item of it, and never refused one. */
    private static boolean isNew(CrawlRun run, String id) {
        return !run.memory().items().containsKey(id) && !run.failures().isOpen(id, Step.PUBLISH.label());
    }

    /** Waits for the end of a pause, and until the schedule may go on to Graph: what waits here is not sent any more once the run is stopped. */
    public void takeTurn(@Variable("run") CrawlRun run) {
        run.isGoingOn();
        run.pipeline().takeTurn();
    }

    public void release(@Variable("run") CrawlRun run) {
        run.pipeline().release();
    }

    /** Waits until everything that was read is written and recorded, or has failed. */
    public void awaitAll(@Variable("run") CrawlRun run) throws InterruptedException {
        run.pipeline().awaitAll();
        run.writes().flush();
    }

    public ExternalItemDocument render(@Variable("run") CrawlRun run, @Body OnCallSchedule schedule) {
        return renderer.render(
                schedule, run.now(), run.access().rules().aclFor(run.access().teamIdsOf(schedule)));
    }

    public ItemChange compare(@Variable("run") CrawlRun run, @Body OnCallSchedule schedule) {
        ExternalItemDocument document = render(run, schedule);
        List<AccessGroup> groups = run.access().rules().groupsFor(run.access().teamIdsOf(schedule));
        run.access().name(groups);
        LedgerItem wanted = new LedgerItem(
                schedule.id(),
                ItemKind.of(schedule.kind()),
                schedule.name(),
                run.access().teamIdsOf(schedule),
                ItemDigests.ofDocument(document),
                ItemDigests.ofAcl(document.acl()),
                schedule.nextHandoff(run.now()).map(Handoff::at).orElse(null),
                schedule.window().start(),
                clock.instant(),
                run.id());
        failures.healed(run, schedule.id(), Step.RENDER);
        return new ItemChange(
                document, groups, wanted, run.memory().items().get(schedule.id()), run.isRewriting(), List.of());
    }

    /** Graph holds the item already. What it does not tell, such as another team of the same name, is for the ledger alone. */
    public void unchanged(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        run.recorder().tally().increment(Counted.UNCHANGED);
        if (run.isWriting() && change.isKeptOtherwise()) {
            ledger.items().save(change.before().keptLike(change.wanted()));
        }
        wentWell(run, change);
    }

    /** Whether Graph refused exactly this before, and it is not yet time to send it again. */
    public boolean isPutOff(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        return run.isWriting() && run.failures().waits(change.wanted().id(), Step.PUBLISH, change.digest());
    }

    public void putOff(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        run.access().leftBehind(change);
        failures.putOff(run, change.wanted().id(), Step.PUBLISH);
    }

    /** Before Graph is asked: should it accept the item and nobody come to tell, the ledger does not rely on what it knew of it. */
    public void announce(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        run.writes().announce(change.wanted().id(), change.wanted().kind());
    }

    /** Graph said yes: only now the ledger knows the item. */
    public void written(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        run.writes().accepted(change.wanted());
        run.recorder().tally().increment(change.before() == null ? Counted.CREATED : Counted.UPDATED);
        failures.healed(run, change.wanted().id(), Step.VERIFY);
        if (change.leftOut().isEmpty()) {
            wentWell(run, change);
        } else {
            WideGroupException fewer = WideGroupException.seenByFewer(change.leftOut());
            failures.keep(run, FailureClassifier.classify(change.wanted().id(), Step.PUBLISH.label(), fewer));
        }
    }

    public void planned(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        boolean creates = change.before() == null;
        run.recorder().tally().increment(creates ? Counted.CREATED : Counted.UPDATED);
        run.plan(new PlannedChange(
                creates ? PlannedChange.Action.CREATE : PlannedChange.Action.UPDATE,
                PlannedChange.Subject.ITEM,
                change.wanted().id(),
                change.wanted().name(),
                change.reason()));
    }

    private void wentWell(CrawlRun run, ItemChange change) {
        run.succeeded();
        failures.healed(run, change.wanted().id(), Step.PUBLISH);
        failures.healed(run, change.wanted().id(), Step.REMOVE);
    }
}

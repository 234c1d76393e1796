package org.schedulesconnector.crawl;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.access.GroupPlan;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerGroup;
import org.schedulesconnector.crawl.ledger.LedgerMember;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.FailureSource;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.GroupMembership;
import org.schedulesconnector.graph.GroupOutcome;
import org.schedulesconnector.graph.RefusedMember;

/**
 * What the routes do with external groups. People leave the groups that the ledger knows before any item is written, and join them
 * after all are; a group that an item is the first to name is made before that item is written.
 */
public final class GroupSteps {
    private static final Set<Step> ABOUT_MEMBERS = Set.of(Step.GROUP, Step.GROUP_REMOVALS, Step.MEMBERS);
    private static final String REMOVALS = "removals";

    private final Ledger ledger;
    private final FailureSteps failures;
    private final String tenantId;

    /** @param tenantId the Entra tenant */
    public GroupSteps(Ledger ledger, FailureSteps failures, String tenantId) {
        this.ledger = ledger;
        this.failures = failures;
        this.tenantId = tenantId;
    }

    /** The groups that the ledger knows and that mean something under the rules in force, by id. */
    public List<AccessGroup> known(@Variable("run") CrawlRun run) {
        if (run.isStopped()) {
            return List.of();
        }
        return new TreeMap<>(run.access().known())
                .values().stream()
                        .map(stored -> stored.group().definition())
                        .flatMap(definition -> run.access().rules().groupOf(definition).stream())
                        .toList();
    }

    /** The people who must leave a known group. */
    public GroupMembership removals(@Variable("run") CrawlRun run, @Variable("group") AccessGroup group) {
        doubtLeaving(run, group);
        return membership(run, group, GroupMembership.Phase.REMOVALS);
    }

    /** The people who must join a group; one that is not known is made. */
    public GroupMembership additions(@Variable("run") CrawlRun run, @Variable("group") AccessGroup group) {
        GroupMembership wanted = membership(run, group, GroupMembership.Phase.ADDITIONS);
        announce(run, group, wanted);
        return wanted;
    }

    /** Whether a known group is not as it should be, asked after a pause; once the run is stopped, it stays as it is. */
    public boolean differs(
            @Variable("run") CrawlRun run, @Variable("group") AccessGroup group, @Variable("phase") String phase) {
        if (!run.isGoingOn()) {
            return false;
        }
        StoredGroup stored = stored(run, group);
        boolean renamed = !stored.group().displayName().equals(group.displayName());
        boolean inOrder = !renamed
                && plan(run, group).changesNothing()
                && stored.announced().isEmpty();
        if (inOrder) {
            ABOUT_MEMBERS.forEach(step -> failures.healed(run, group.id(), step));
        }
        return !inOrder && (phase.equals(REMOVALS) || !(isHeldBack(run, group) || isPutOff(run, group)));
    }

    /** Whether an item still names the group that must not: whoever joined would see it. */
    private static boolean isHeldBack(CrawlRun run, AccessGroup group) {
        Optional<String> item = run.access().outdatedItemOf(group);
        item.ifPresent(id -> run.recorder()
                .note("Nobody joins the group " + group.displayName() + " for now: its new members would see " + id
                        + ", which they must not, for its item could not be rewritten. They join once it is."));
        return item.isPresent();
    }

    /** Whether Graph refused exactly this before, and it is not yet time to ask again. Who must leave is never put off. */
    private boolean isPutOff(CrawlRun run, AccessGroup group) {
        if (!run.isWriting()) {
            return false;
        }
        String tried = digest(run, group);
        boolean waits = run.failures().waits(group.id(), Step.GROUP, tried);
        if (waits) {
            failures.putOff(run, group.id(), Step.GROUP);
        }
        return waits || run.failures().waits(group.id(), Step.MEMBERS, tried);
    }

    /** Tells one attempt at filling a group from another. */
    private static String digest(CrawlRun run, AccessGroup group) {
        Set<String> members = plan(run, group).membersAfter(MemberRecords.ids(stored(run, group)));
        String wanted = group.displayName() + " " + new TreeSet<>(members);
        return UUID.nameUUIDFromBytes(wanted.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What Graph confirmed is recorded, also when not everything could be done. */
    public void recorded(
            @Variable("run") CrawlRun run,
            @Variable("group") AccessGroup group,
            @Variable("phase") String phase,
            @Body GroupOutcome outcome) {
        if (outcome.displayName() != null) {
            keep(
                    run,
                    new StoredGroup(
                            new LedgerGroup(group.id(), outcome.displayName(), group.definition()),
                            MemberRecords.members(outcome.members()),
                            MemberRecords.members(outcome.uncertain())));
        }
        noteRefused(run, group, outcome.refused());
        if (outcome.isTooWide()) {
            run.access().unusable(group.id());
        }
        outcome.firstFailure()
                .ifPresentOrElse(
                        failure -> keep(run, group, step(phase), failure),
                        () -> failures.healed(run, group.id(), step(phase)));
        if (!phase.equals(REMOVALS)) {
            recordRefused(run, group, outcome.refused());
        }
    }

    /** One line, however many they are: the failure names them all. */
    private static void noteRefused(CrawlRun run, AccessGroup group, List<RefusedMember> refused) {
        if (!refused.isEmpty()) {
            String more = refused.size() == 1 ? "" : " and " + (refused.size() - 1) + " more";
            run.recorder()
                    .note("Graph does not take " + refused.get(0).member() + more + " into the group "
                            + group.displayName() + "; failures tells why.");
        }
    }

    /** The group goes on without them, and they are tried again: Entra may know them by then. */
    private void recordRefused(CrawlRun run, AccessGroup group, List<RefusedMember> refused) {
        if (refused.isEmpty()) {
            failures.healed(run, group.id(), Step.MEMBERS);
            return;
        }
        String who = refused.stream().map(one -> one.member().toString()).collect(Collectors.joining(", "));
        RunFailure failure = RunFailure.of(
                        group.id(),
                        Step.MEMBERS.label(),
                        FailureSource.GRAPH,
                        FailureCategory.INVALID_ITEM,
                        "Graph does not take " + who + " into the group: "
                                + refused.get(0).reason().replaceFirst("\\.*$", "."))
                .withName(group.displayName())
                .withRemedy(
                        "Check these accounts in Entra, and access.identity.overrides; map-identities tells who they are.");
        failures.tell(run, failure, digest(run, group));
    }

    private void keep(CrawlRun run, AccessGroup group, Step step, Throwable cause) {
        if (FailureClassifier.isCutShort(run, cause)) {
            return;
        }
        RunFailure failure = FailureClassifier.classify(group.id(), step.label(), cause);
        failures.keep(run, failure.withName(group.displayName()), digest(run, group));
    }

    private static Step step(String phase) {
        return phase.equals(REMOVALS) ? Step.GROUP_REMOVALS : Step.GROUP;
    }

    /** A group could not be synchronised at all: who is in it is not known well enough to rely on it. */
    public void failed(
            @Variable("run") CrawlRun run,
            @Variable("group") AccessGroup group,
            @Variable("phase") String phase,
            Exchange exchange) {
        run.access().unusable(group.id());
        keep(run, group, step(phase), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Whoever waits for the group goes on. */
    public void settled(@Variable("run") CrawlRun run, @Variable("group") AccessGroup group) {
        run.access().settled(group.id());
    }

    /** A plan tells what would become of a group, once for both phases. */
    public void planned(
            @Variable("run") CrawlRun run, @Variable("group") AccessGroup group, @Variable("phase") String phase) {
        if (phase.equals(REMOVALS)) {
            return;
        }
        GroupPlan plan = plan(run, group);
        boolean exists = run.access().known(group.id()).isPresent();
        run.plan(new PlannedChange(
                exists ? PlannedChange.Action.UPDATE : PlannedChange.Action.CREATE,
                PlannedChange.Subject.GROUP,
                group.id(),
                group.displayName(),
                plan.additions().size() + " to join, " + plan.removals().size() + " to leave"));
    }

    /** The groups that an item names and that nobody has made or is making yet; the caller has to. */
    public List<AccessGroup> unmade(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        return change.groups().stream()
                .filter(group -> run.access().known(group.id()).isEmpty())
                .filter(group -> run.access().claim(group.id()))
                .toList();
    }

    /**
     * The change as it may be written. A group that may hold people who must not see the item is left out of a list that differs:
     * the list that Graph has may let in too many as well, as after a team became private.
     *
     * @throws WideGroupException when the item is new or has no other list than before: then it is not written
     * @throws RunStoppedException when the run was stopped: who is in the groups is not settled any more
     */
    public ItemChange writable(@Variable("run") CrawlRun run, @Variable("change") ItemChange change) {
        change.groups().forEach(group -> run.access().await(group.id()));
        if (run.isStopped()) {
            throw new RunStoppedException();
        }
        List<AccessGroup> reliable = change.groups().stream()
                .filter(group -> !run.access().isUnusable(group.id()))
                .toList();
        if (reliable.size() == change.groups().size()) {
            return change;
        }
        ItemChange narrowed = change.narrowedTo(reliable, AclEntry.nobody(tenantId));
        if (!change.replacesAccess() || narrowed.isUnchanged()) {
            throw WideGroupException.notWritten(narrowed.leftOut());
        }
        return narrowed;
    }

    private GroupMembership membership(CrawlRun run, AccessGroup group, GroupMembership.Phase phase) {
        GroupMembership.Builder membership = GroupMembership.of(group.id(), group.displayName())
                .description("Kept by the PagerDuty schedules connector; not to be changed by hand.")
                .wanted(MemberRecords.users(plan(run, group).membersAfter(MemberRecords.ids(stored(run, group)))))
                .phase(phase);
        run.access().known(group.id()).ifPresent(stored -> membership
                .known(stored.group().displayName(), MemberRecords.graphMembers(stored.confirmed()))
                .uncertain(MemberRecords.graphMembers(stored.announced())));
        return membership.build();
    }

    private static GroupPlan plan(CrawlRun run, AccessGroup group) {
        return GroupPlan.of(
                group,
                run.directory().users().values(),
                run.access().identities(),
                run.access().audience(),
                MemberRecords.ids(stored(run, group)));
    }

    /**
     * A crash between Graph's yes and the ledger's must not leave a member that nobody would ever remove. Of a group that the ledger
     * does not know, it is enough to know that it may be there: Graph replaces it by an empty one when it is needed again.
     */
    private void announce(CrawlRun run, AccessGroup group, GroupMembership wanted) {
        Optional<StoredGroup> known = run.access().known(group.id());
        if (known.isEmpty()) {
            ledger.groups().announce(group.id());
            return;
        }
        StoredGroup stored = known.get();
        Set<LedgerMember> mayBeIn = new LinkedHashSet<>(MemberRecords.members(wanted.wanted()));
        mayBeIn.addAll(stored.announced());
        mayBeIn.removeAll(stored.confirmed());
        ledger.groups().announce(group.id(), mayBeIn);
        run.access().know(new StoredGroup(stored.group(), stored.confirmed(), mayBeIn));
    }

    /** Nor must a crash leave the ledger sure of a member whom Graph has removed: should they join again, nobody would add them. */
    private void doubtLeaving(CrawlRun run, AccessGroup group) {
        run.access().known(group.id()).ifPresent(stored -> {
            Set<String> staying = plan(run, group).membersAfter(MemberRecords.ids(stored));
            Set<LedgerMember> leaving = stored.confirmed().stream()
                    .filter(member -> !staying.contains(member.id()))
                    .collect(Collectors.toSet());
            ledger.groups()
                    .doubt(group.id(), leaving.stream().map(LedgerMember::id).toList());
            run.access().know(stored.doubting(leaving));
        });
    }

    private void keep(CrawlRun run, StoredGroup now) {
        String id = now.group().id();
        StoredGroup before = run.access().known(id).orElse(new StoredGroup(now.group(), Set.of(), Set.of()));
        ledger.groups().save(now.group());
        ledger.groups().confirm(id, without(now.confirmed(), before.confirmed()));
        ledger.groups().announce(id, without(now.announced(), before.announced()));
        ledger.groups().remove(id, without(MemberRecords.ids(before), MemberRecords.ids(now)));
        run.access().know(now);
    }

    private static <T> Set<T> without(Set<T> some, Set<T> others) {
        return some.stream().filter(one -> !others.contains(one)).collect(Collectors.toSet());
    }

    private static StoredGroup stored(CrawlRun run, AccessGroup group) {
        return run.access()
                .known(group.id())
                .orElseGet(() -> new StoredGroup(
                        new LedgerGroup(group.id(), group.displayName(), group.definition()), Set.of(), Set.of()));
    }
}

package org.schedulesconnector.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupOutcome.Existence;

/** What one synchronisation of a group has done so far. Thread-safe. */
final class GroupTally {
    /** After so many members that failed in spite of all attempts, the others are not tried. */
    private static final int MOST_FAILURES = 3;

    private static final Set<Kind> CONCERNS_ALL =
            EnumSet.of(Kind.AUTHENTICATION, Kind.FORBIDDEN, Kind.QUOTA, Kind.CLOSED, Kind.NOT_FOUND);

    private final GroupMembership group;
    private final Set<GroupMember> wanted;
    private final Set<GroupMember> members;
    private final Set<GroupMember> uncertain;
    private final Set<GroupMember> triedInVain = new LinkedHashSet<>();
    private final Set<GroupMember> added = new LinkedHashSet<>();
    private final List<GroupMember> removed = new ArrayList<>();
    private final Map<GroupMember, String> refused = new LinkedHashMap<>();
    private Existence existence;
    private String displayName;
    private GraphException failure;
    private int failures;
    private boolean hopeless;
    private int requests;

    GroupTally(GroupMembership group) {
        this.group = group;
        this.wanted = new LinkedHashSet<>(group.wanted());
        this.members = new LinkedHashSet<>(group.known());
        this.uncertain = new LinkedHashSet<>(group.uncertain());
        this.uncertain.removeAll(members);
        this.existence = group.isKnown() ? Existence.KNOWN : Existence.UNKNOWN;
        this.displayName = group.knownDisplayName();
        group.wanted()
                .forEach(member -> GroupRules.problem(group, member).ifPresent(reason -> refused(member, reason)));
    }

    synchronized void sent(int count) {
        requests += count;
    }

    /** The group was created, empty. */
    synchronized void created(Existence how) {
        existence = how;
        displayName = group.displayName();
        members.clear();
        uncertain.clear();
        added.clear();
        triedInVain.clear();
    }

    /** Whether the group was created is open: nobody is sure to be in it, and everyone wanted must be added once more. */
    synchronized void perhapsCreated() {
        uncertain.addAll(members);
        members.clear();
        added.clear();
        triedInVain.clear();
    }

    synchronized void renamed() {
        displayName = group.displayName();
    }

    synchronized void added(GroupMember member) {
        members.add(member);
        uncertain.remove(member);
        added.add(member);
    }

    synchronized void removed(GroupMember member) {
        members.remove(member);
        uncertain.remove(member);
        removed.add(member);
    }

    synchronized void refused(GroupMember member, String reason) {
        wanted.remove(member);
        refused.put(member, reason);
    }

    /** All attempts failed, and one of them may have taken effect all the same. */
    synchronized void additionFailed(GroupMember member, GraphException e) {
        triedInVain.add(member);
        uncertain.add(member);
        failed(e);
    }

    synchronized void failed(GraphException e) {
        requests += e.attempts();
        failure = failure == null ? e : failure;
        hopeless |= CONCERNS_ALL.contains(e.kind()) || (e.isRetryable() && ++failures >= MOST_FAILURES);
    }

    /** Whether what failed would fail for everybody else too. */
    synchronized boolean isHopeless() {
        return hopeless;
    }

    /** Who is or may be in the group and should not. */
    synchronized List<GroupMember> surplus() {
        Set<GroupMember> surplus = new LinkedHashSet<>(members);
        surplus.addAll(uncertain);
        surplus.removeAll(wanted);
        return List.copyOf(surplus);
    }

    /** Who should be in the group, is not known to be, and was not tried in vain. */
    synchronized List<GroupMember> missing() {
        Set<GroupMember> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(members);
        missing.removeAll(triedInVain);
        return List.copyOf(missing);
    }

    synchronized GroupOutcome outcome() {
        return new GroupOutcome(
                group.id(),
                existence,
                displayName,
                Collections.unmodifiableSet(new LinkedHashSet<>(members)),
                Collections.unmodifiableSet(new LinkedHashSet<>(uncertain)),
                List.copyOf(added),
                List.copyOf(removed),
                refused.entrySet().stream()
                        .map(entry -> new RefusedMember(entry.getKey(), entry.getValue()))
                        .toList(),
                wanted.stream().filter(member -> !members.contains(member)).toList(),
                surplus(),
                failure,
                requests);
    }
}

package org.schedulesconnector.crawl;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.schedulesconnector.access.AccessGroup;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Audience;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.access.IdentityMapping;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.TeamReference;

/** Who may see what, as one run works it out: rules, identities, audience, and the state of each external group. Thread-safe. */
final class RunAccess {
    /** Stands for the teams of a schedule that nobody knows: it is as private as one can be. */
    static final Set<String> UNKNOWN_TEAMS = Set.of("UNKNOWN");

    private final Map<String, StoredGroup> known;
    private final Set<String> unconfirmed;
    private final Map<String, CompletableFuture<Void>> synchronisedNow = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> waitsOver = new CompletableFuture<>();
    private final Set<String> unusable = ConcurrentHashMap.newKeySet();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Map<String, Outdated> outdated = new ConcurrentHashMap<>();
    private volatile Optional<Set<String>> abilities = Optional.empty();
    private volatile IdentityMapping mapping;
    private volatile Identities identities = new Identities(Map.of());
    private volatile Set<String> pilot = Set.of();
    private volatile Audience audience = Audience.unrestricted();
    private volatile AccessRules rules;
    private volatile boolean withoutTeams;

    /**
     * @param known the external groups that the ledger knows, by id
     * @param unconfirmed those that Graph may hold although the ledger does not know them, by id
     */
    RunAccess(Map<String, StoredGroup> known, Set<String> unconfirmed) {
        this.known = new ConcurrentHashMap<>(known);
        this.unconfirmed = ConcurrentHashMap.newKeySet();
        this.unconfirmed.addAll(unconfirmed);
    }

    /** What PagerDuty says that the account can do; empty when it did not. */
    Optional<Set<String>> abilities() {
        return abilities;
    }

    void abilities(Set<String> told) {
        abilities = Optional.of(told);
    }

    IdentityMapping mapping() {
        return mapping;
    }

    void mapping(IdentityMapping begun) {
        mapping = begun;
    }

    Identities identities() {
        return identities;
    }

    void identities(Identities found) {
        identities = found;
    }

    /** Takes in more people of the pilot. */
    synchronized void addToPilot(Set<String> objectIds) {
        Set<String> more = new HashSet<>(pilot);
        more.addAll(objectIds);
        pilot = Set.copyOf(more);
    }

    Set<String> pilot() {
        return pilot;
    }

    Audience audience() {
        return audience;
    }

    AccessRules rules() {
        return rules;
    }

    /** Everything is known: from here on groups and access control lists can be made. */
    void decide(AccessRules decided, Audience forWhom) {
        rules = decided;
        audience = forWhom;
    }

    /** The account has no teams at all: a schedule without teams is not suspicious. */
    void withoutTeams() {
        withoutTeams = true;
    }

    boolean isWithoutTeams() {
        return withoutTeams;
    }

    /** Whether the schedule's teams are all that it is on. */
    boolean knowsTeamsOf(OnCallSchedule schedule) {
        return schedule.teamsKnown() || withoutTeams;
    }

    /**
     * The teams that decide who may see a schedule. One whose teams PagerDuty did not tell is on a team that nobody knows, and so
     * as private as one can be.
     */
    Set<String> teamIdsOf(OnCallSchedule schedule) {
        return teamIds(schedule.teams(), knowsTeamsOf(schedule));
    }

    /** As {@link #teamIdsOf(OnCallSchedule)}: PagerDuty has the same rules for escalation policies. */
    Set<String> teamIdsOf(EscalationPath policy) {
        return teamIds(policy.teams(), policy.teamsKnown() || withoutTeams);
    }

    private static Set<String> teamIds(List<TeamReference> teams, boolean known) {
        return known ? teams.stream().map(TeamReference::id).collect(Collectors.toUnmodifiableSet()) : UNKNOWN_TEAMS;
    }

    /** The external groups as the ledger knows them now, by id. */
    Map<String, StoredGroup> known() {
        return new HashMap<>(known);
    }

    Optional<StoredGroup> known(String groupId) {
        return Optional.ofNullable(known.get(groupId));
    }

    void know(StoredGroup group) {
        unconfirmed.remove(group.group().id());
        known.put(group.group().id(), group);
    }

    void forget(String groupId) {
        unconfirmed.remove(groupId);
        known.remove(groupId);
    }

    void forgetAll() {
        known.clear();
        unconfirmed.clear();
    }

    /** Graph may have lost members of any group. */
    void doubtAll() {
        known.replaceAll((id, group) -> group.doubting(group.confirmed()));
    }

    /** The groups that Graph may hold although the ledger does not know them: a run was about to make or delete them. */
    Set<String> unconfirmed() {
        return Set.copyOf(unconfirmed);
    }

    /** An item names these groups, so they must stay. */
    void name(List<AccessGroup> groups) {
        groups.forEach(group -> named.add(group.id()));
    }

    boolean isNamed(String groupId) {
        return named.contains(groupId);
    }

    /** An item stays as Graph holds it, with a list of before: it may name groups whose members of now must not see it. */
    void leftBehind(ItemChange change) {
        if (change.replacesAccess()) {
            Set<String> rightful = change.groups().stream().map(AccessGroup::id).collect(Collectors.toSet());
            outdated.put(change.wanted().id(), new Outdated(change.before().teamIds(), rightful));
        }
    }

    /** An item that may name the group and must not: whoever joined now would see it. */
    Optional<String> outdatedItemOf(AccessGroup group) {
        return outdated.entrySet().stream()
                .filter(item -> item.getValue().mayWronglyName(group))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    /** Whether the caller is the first that needs this group, and so the one to synchronise it. */
    boolean claim(String groupId) {
        return synchronisedNow.putIfAbsent(groupId, new CompletableFuture<>()) == null;
    }

    /** A group is as far synchronised as it will be in this run; whoever waits for it goes on. */
    void settled(String groupId) {
        synchronisedNow
                .computeIfAbsent(groupId, unclaimed -> new CompletableFuture<>())
                .complete(null);
    }

    /** Waits until a group that somebody claimed is settled, or until nobody shall wait any more. */
    void await(String groupId) {
        CompletableFuture<Void> settled = synchronisedNow.get(groupId);
        if (settled != null) {
            CompletableFuture.anyOf(settled, waitsOver).join();
        }
    }

    /** The run is stopped: whoever waits for a group goes on at once, and must look whether the run is. */
    void endWaits() {
        waitsOver.complete(null);
    }

    /** Somebody may be in the group who must not see what it lets see: no item that names it is written in this run. */
    void unusable(String groupId) {
        unusable.add(groupId);
    }

    boolean isUnusable(String groupId) {
        return unusable.contains(groupId);
    }

    /**
     * What is known of an item's list of before.
     *
     * @param teamIds the teams that it was made from
     * @param rightful the groups that the item should name now, by id
     */
    private record Outdated(Set<String> teamIds, Set<String> rightful) {
        /** No list names a group of other teams than it was made from; a group of no team may be in any. */
        boolean mayWronglyName(AccessGroup group) {
            return teamIds.containsAll(group.teamIds()) && !rightful.contains(group.id());
        }
    }
}

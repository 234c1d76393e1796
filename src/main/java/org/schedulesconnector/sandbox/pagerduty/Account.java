package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PagerDuty account in memory. Reads are safe on any thread and give immutable values; changes are made through
 * {@link #changes()}. Tests may hold it while a {@link PagerDutyService} serves it.
 */
public final class Account {
    private final Clock clock;
    private final Entries<AccountUser> users = new Entries<>(AccountUser::id);
    private final Entries<AccountUser> deletedUsers = new Entries<>(AccountUser::id);
    private final Entries<AccountTeam> teams = new Entries<>(AccountTeam::id);
    private final Entries<AccountSchedule> schedules = new Entries<>(AccountSchedule::id);
    private final Entries<EscalationPolicy> policies = new Entries<>(EscalationPolicy::id);
    private final AuditLog audit = new AuditLog();
    private List<EscalationPolicy> indexed = List.of();
    private Map<String, List<EscalationPolicy>> policiesBySchedule = Map.of();

    /** An account with nobody in it. */
    public Account(Clock clock) {
        this.clock = clock;
    }

    /** People with a login; who is deleted is not among them. */
    public List<AccountUser> users() {
        return users.all();
    }

    public Optional<AccountUser> user(String id) {
        return users.find(id);
    }

    /** Somebody who is deleted, and whom schedules may still name. */
    public Optional<AccountUser> deletedUser(String id) {
        return deletedUsers.find(id);
    }

    public List<AccountUser> deletedUsers() {
        return deletedUsers.all();
    }

    public List<AccountTeam> teams() {
        return teams.all();
    }

    public Optional<AccountTeam> team(String id) {
        return teams.find(id);
    }

    /** Schedules of both kinds. */
    public List<AccountSchedule> schedules() {
        return schedules.all();
    }

    public Optional<AccountSchedule> schedule(String id) {
        return schedules.find(id);
    }

    /** The first schedule with exactly this name. */
    public Optional<AccountSchedule> scheduleNamed(String name) {
        return schedules().stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst();
    }

    public List<LayerSchedule> layerSchedules() {
        return ofKind(LayerSchedule.class);
    }

    public List<ShiftSchedule> shiftSchedules() {
        return ofKind(ShiftSchedule.class);
    }

    public List<EscalationPolicy> policies() {
        return policies.all();
    }

    public Optional<EscalationPolicy> policy(String id) {
        return policies.find(id);
    }

    /** The policies that page a schedule, each once. */
    public synchronized List<EscalationPolicy> policiesOf(String scheduleId) {
        List<EscalationPolicy> now = policies.all();
        if (now != indexed) {
            policiesBySchedule = index(now);
            indexed = now;
        }
        return policiesBySchedule.getOrDefault(scheduleId, List.of());
    }

    /**
     * Who is on call through a schedule from one instant to another, each shift in full; for the shifts of one moment both are the
     * same. Several people may be on call at once through a shift-based schedule.
     *
     * @throws IllegalArgumentException for an id the account does not have, and when {@code until} is before {@code since}
     */
    public List<OnCallShift> onCall(String scheduleId, Instant since, Instant until) {
        AccountSchedule schedule = schedule(scheduleId)
                .orElseThrow(() -> new IllegalArgumentException("no schedule has the id " + scheduleId));
        TimeSpan span = new TimeSpan(since, since.equals(until) ? since.plusMillis(1) : until);
        return OnCallFinder.entries(schedule, new RenderWindow(span, true))
                .map(entry -> new OnCallShift(
                        entry.userId(), entry.span().start(), entry.span().end()))
                .toList();
    }

    /** The way to change this account as its administrators would. */
    public AccountChanges changes() {
        return new AccountChanges(this);
    }

    /** Holds from now on what another account holds, with its history and nothing of its own, so that one sandbox serves many accounts. */
    public void become(Account other) {
        users.replaceAll(other.users());
        deletedUsers.replaceAll(other.deletedUsers());
        teams.replaceAll(other.teams());
        schedules.replaceAll(other.schedules());
        policies.replaceAll(other.policies());
        audit.replaceBy(other.audit);
    }

    Clock clock() {
        return clock;
    }

    AuditLog audit() {
        return audit;
    }

    void put(AccountUser user) {
        users.put(user);
    }

    void put(AccountTeam team) {
        teams.put(team);
    }

    void put(AccountSchedule schedule) {
        schedules.put(schedule);
    }

    void put(EscalationPolicy policy) {
        policies.put(policy);
    }

    void putDeleted(AccountUser user) {
        users.remove(user.id());
        deletedUsers.put(user);
    }

    void removeSchedule(String id) {
        schedules.remove(id);
    }

    void removePolicy(String id) {
        policies.remove(id);
    }

    private <T extends AccountSchedule> List<T> ofKind(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (AccountSchedule schedule : schedules()) {
            if (kind.isInstance(schedule)) {
                found.add(kind.cast(schedule));
            }
        }
        return found;
    }

    private static Map<String, List<EscalationPolicy>> index(List<EscalationPolicy> policies) {
        Map<String, List<EscalationPolicy>> index = new HashMap<>();
        for (EscalationPolicy policy : policies) {
            policy.targets()
                    .filter(target -> !target.isUser())
                    .map(EscalationPolicy.Target::id)
                    .distinct()
                    .forEach(id ->
                            index.computeIfAbsent(id, none -> new ArrayList<>()).add(policy));
        }
        return index;
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What administrators do to an account. Each change happens at the account's clock and leaves the audit record that PagerDuty
 * leaves; overrides leave none, as PagerDuty does not name them among what it tracks. Every method takes ids, and throws
 * {@link IllegalArgumentException} for an id the account does not have. For one thread at a time; the account may be read and
 * served meanwhile.
 */
public final class AccountChanges {
    private final Account account;
    private final AuditWriter audit;

    AccountChanges(Account account) {
        this.account = account;
        this.audit = new AuditWriter(account.audit(), administrator(account));
    }

    public void addUser(AccountUser user) {
        account.put(user);
        audit.write(now(), "create", AuditWriter.of(user));
    }

    public void addTeam(AccountTeam team) {
        account.put(team);
        audit.write(now(), "create", AuditWriter.of(team));
    }

    public void addPolicy(EscalationPolicy policy) {
        account.put(policy);
        audit.write(now(), "create", AuditWriter.of(policy));
    }

    /** Adds a schedule of either kind. */
    public void addSchedule(AccountSchedule schedule) {
        account.put(schedule);
        audit.write(now(), "create", AuditWriter.of(schedule));
    }

    /** Puts a schedule in the place of the one with its id, as an edit of its layers or rotations does. */
    public void replaceSchedule(AccountSchedule schedule) {
        scheduleOf(schedule.id());
        account.put(schedule);
        audit.write(now(), "update", AuditWriter.of(schedule));
    }

    public void renameSchedule(String scheduleId, String newName) {
        AccountSchedule before = scheduleOf(scheduleId);
        AccountSchedule after = before.renamed(newName);
        account.put(after);
        audit.field(now(), AuditWriter.of(after), "name", before.name(), newName);
    }

    /** Deletes a schedule and takes it out of the escalation policies. */
    public void deleteSchedule(String scheduleId) {
        AccountSchedule schedule = scheduleOf(scheduleId);
        removeTarget(EscalationPolicy.Target.schedule(scheduleId));
        account.removeSchedule(scheduleId);
        audit.write(now(), "delete", AuditWriter.of(schedule));
    }

    public void setScheduleTeams(String scheduleId, List<String> teamIds) {
        AccountSchedule before = scheduleOf(scheduleId);
        AccountSchedule after = before.inTeams(teamIds);
        account.put(after);
        audit.reference(
                now(),
                AuditWriter.of(after),
                "teams",
                teamsOnlyIn(teamIds, before.teamIds()),
                teamsOnlyIn(before.teamIds(), teamIds));
    }

    /**
     * Lets somebody take over a layer-based schedule for a while. Leaves no audit record.
     *
     * @return the new override's id
     */
    public String addOverride(String scheduleId, String userId, Instant start, Instant end) {
        if (!(scheduleOf(scheduleId) instanceof LayerSchedule schedule)) {
            throw new IllegalArgumentException("schedule " + scheduleId
                    + " is shift-based: change it with ShiftSchedule.with and replaceSchedule");
        }
        String id = "%sO%d".formatted(scheduleId, schedule.overrides().size() + 1);
        account.put(schedule.with(new LayerOverride(id, start, end, userId)));
        return id;
    }

    /** Makes a shift-based schedule of a layer-based one, under the same id. */
    public void upgradeToShiftBased(String scheduleId) {
        if (!(scheduleOf(scheduleId) instanceof LayerSchedule schedule)) {
            throw new IllegalArgumentException("schedule " + scheduleId + " is shift-based already");
        }
        account.put(new ScheduleUpgrade(schedule, now()).upgraded());
        audit.write(now(), "update", AuditWriter.of(schedule));
    }

    /** Deletes somebody, who stays in schedules and overrides and leaves teams and policies. */
    public void deleteUser(String userId) {
        AccountUser user = userOf(userId);
        removeTarget(EscalationPolicy.Target.user(userId));
        account.putDeleted(user);
        audit.write(now(), "delete", AuditWriter.of(user));
    }

    public void renameUser(String userId, String newName, String newEmail) {
        AccountUser before = userOf(userId);
        AccountUser after = before.named(newName, newEmail);
        account.put(after);
        audit.field(now(), AuditWriter.of(after), "name", before.name(), newName);
    }

    public void setUserRole(String userId, String role) {
        AccountUser before = userOf(userId);
        account.put(before.withRole(role));
        audit.field(now(), AuditWriter.of(before), "role", before.role(), role);
    }

    /** @param teamRole {@code manager}, {@code responder} or {@code observer} */
    public void joinTeam(String userId, String teamId, String teamRole) {
        AccountUser user = userOf(userId);
        account.put(user.inTeam(teamId, teamRole));
        audit.reference(now(), AuditWriter.of(teamOf(teamId)), "members", List.of(AuditWriter.of(user)), List.of());
    }

    public void leaveTeam(String userId, String teamId) {
        AccountUser user = userOf(userId);
        account.put(user.outOfTeam(teamId));
        audit.reference(now(), AuditWriter.of(teamOf(teamId)), "members", List.of(), List.of(AuditWriter.of(user)));
    }

    public void renameTeam(String teamId, String newName) {
        AccountTeam before = teamOf(teamId);
        AccountTeam after = before.renamed(newName);
        account.put(after);
        audit.field(now(), AuditWriter.of(after), "name", before.name(), newName);
    }

    public void setTeamPrivate(String teamId, boolean isPrivate) {
        AccountTeam before = teamOf(teamId);
        AccountTeam after = before.withPrivacy(isPrivate);
        account.put(after);
        audit.field(now(), AuditWriter.of(after), "default_role", before.defaultRole(), after.defaultRole());
    }

    private void removeTarget(EscalationPolicy.Target target) {
        replacePolicies(policy -> policy.without(target));
    }

    private void replacePolicies(UnaryOperator<EscalationPolicy> change) {
        for (EscalationPolicy policy : account.policies()) {
            EscalationPolicy after = change.apply(policy);
            if (!after.equals(policy)) {
                account.put(after);
            }
        }
    }

    private List<AuditRecord.Resource> teamsOnlyIn(List<String> wanted, List<String> others) {
        return wanted.stream()
                .filter(id -> !others.contains(id))
                .map(id -> AuditWriter.of(teamOf(id)))
                .toList();
    }

    private AccountSchedule scheduleOf(String id) {
        return account.schedule(id).orElseThrow(() -> new IllegalArgumentException("no schedule has the id " + id));
    }

    private AccountUser userOf(String id) {
        return account.user(id).orElseThrow(() -> new IllegalArgumentException("no user has the id " + id));
    }

    private AccountTeam teamOf(String id) {
        return account.team(id).orElseThrow(() -> new IllegalArgumentException("no team has the id " + id));
    }

    /** Milliseconds, as the audit trail has them. */
    private Instant now() {
        return account.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static AuditRecord.Actor administrator(Account account) {
        return account.users().stream()
                .filter(user -> user.role().equals("owner"))
                .findFirst()
                .map(owner -> new AuditRecord.Actor(AuditWriter.of(owner), "browser", Optional.empty()))
                .orElseGet(AccountChanges::provisioningKey);
    }

    private static AuditRecord.Actor provisioningKey() {
        return new AuditRecord.Actor(
                new AuditRecord.Resource("api_key_reference", "PKEY001", "Provisioning key"),
                "api_token",
                Optional.of("9xyz"));
    }
}

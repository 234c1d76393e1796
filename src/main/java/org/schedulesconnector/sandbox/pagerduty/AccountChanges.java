package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

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

    /** Puts a policy in the place of the one with its id; nothing is recorded when nothing differs. */
    public void updatePolicy(EscalationPolicy policy) {
        EscalationPolicy before = policyOf(policy.id());
        if (!policy.equals(before)) {
            account.put(policy);
            audit.update(now(), AuditWriter.of(policy), fields(before, policy), teamLinks(before, policy));
        }
    }

    /** Deletes a policy; the schedules that it paged stay. */
    public void deletePolicy(String policyId) {
        EscalationPolicy policy = policyOf(policyId);
        account.removePolicy(policyId);
        audit.write(now(), "delete", AuditWriter.of(policy));
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

    /**
     * Adds a schedule of the same kind, teams and turns as another. It is in no escalation policy, and has no overrides and no custom
     * shifts.
     *
     * @return the new schedule's id
     */
    public String copySchedule(String scheduleId, String newName) {
        AccountSchedule source = scheduleOf(scheduleId);
        Ids ids = new Ids(new SplittableRandom(account.audit().next()));
        String id = ids.next();
        while (account.schedule(id).isPresent()) {
            id = ids.next();
        }
        addSchedule(new ScheduleCopy(id, newName, ids).of(source));
        return id;
    }

    /**
     * Puts these people in the place of those of one part of a schedule.
     *
     * @param partId of a layer, or of an event of a rotation, as {@link AccountSchedule#parts()} has it
     * @param userIds in the order of their turns
     */
    public void setPeople(String scheduleId, String partId, List<String> userIds) {
        AccountSchedule schedule = scheduleOf(scheduleId);
        SchedulePart part = schedule.parts().stream()
                .filter(one -> one.id().equals(partId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no layer or event of schedule " + scheduleId + " has the id " + partId));
        List<Member> people =
                userIds.stream().map(id -> Member.of(userOf(id).id())).toList();
        editSchedule(schedule, schedule.withPeople(part.with(people)));
    }

    /** Moves everybody in every part of a schedule one turn on, so that each takes the turn of who came before. */
    public void rotatePeople(String scheduleId) {
        AccountSchedule before = scheduleOf(scheduleId);
        AccountSchedule after = before;
        for (SchedulePart part : before.parts()) {
            after = after.withPeople(part.rotated());
        }
        editSchedule(before, after);
    }

    private void editSchedule(AccountSchedule before, AccountSchedule after) {
        if (!after.equals(before)) {
            replaceSchedule(after);
        }
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
     * Lets somebody take over a schedule for a while: a shift-based one by an override for each shift planned then, and by custom
     * shifts where none is. Leaves no audit record.
     *
     * @return the new override's id; of a shift-based schedule, that of the first override or custom shift that was added
     */
    public String addOverride(String scheduleId, String userId, Instant start, Instant end) {
        AccountSchedule schedule = scheduleOf(scheduleId);
        String user = userOf(userId).id();
        if (schedule instanceof LayerSchedule layered) {
            String id = overrideId(scheduleId, layered.overrides().size());
            account.put(layered.with(new LayerOverride(id, start, end, user)));
            return id;
        }
        ShiftSchedule shifts = (ShiftSchedule) schedule;
        int before = shifts.overrides().size() + shifts.customShifts().size();
        String id = overrideId(scheduleId, before);
        account.put(new ShiftTakeover(shifts, new LayerOverride(id, start, end, user)).appliedTo(shifts));
        return id + "-00";
    }

    private static String overrideId(String scheduleId, int before) {
        return "%sO%d".formatted(scheduleId, before + 1);
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
        List<AuditRecord.Field> fields = Stream.concat(
                        changed("name", before.name(), newName), changed("email", before.email(), newEmail))
                .toList();
        if (!fields.isEmpty()) {
            audit.update(now(), AuditWriter.of(after), fields, List.of());
        }
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
        account.policies().forEach(policy -> updatePolicy(policy.without(target)));
    }

    private static List<AuditRecord.Field> fields(EscalationPolicy before, EscalationPolicy after) {
        return Stream.of(
                        changed("name", before.name(), after.name()),
                        changed("description", before.description(), after.description()),
                        changed("num_loops", "" + before.loops(), "" + after.loops()))
                .flatMap(fields -> fields)
                .toList();
    }

    private static Stream<AuditRecord.Field> changed(String name, String before, String after) {
        return before.equals(after)
                ? Stream.empty()
                : Stream.of(new AuditRecord.Field(name, Optional.of(before), after));
    }

    private List<AuditRecord.Link> teamLinks(EscalationPolicy before, EscalationPolicy after) {
        List<String> was = before.teamId().stream().toList();
        List<String> is = after.teamId().stream().toList();
        return was.equals(is)
                ? List.of()
                : List.of(new AuditRecord.Link("teams", teamsOnlyIn(is, was), teamsOnlyIn(was, is)));
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

    private EscalationPolicy policyOf(String id) {
        return account.policy(id)
                .orElseThrow(() -> new IllegalArgumentException("no escalation policy has the id " + id));
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

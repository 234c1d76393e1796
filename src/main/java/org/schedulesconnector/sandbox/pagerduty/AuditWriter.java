package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Adds records to an account's audit trail, in the name of one actor. */
final class AuditWriter {
    private final AuditLog log;
    private final AuditRecord.Actor actor;

    AuditWriter(AuditLog log, AuditRecord.Actor actor) {
        this.log = log;
        this.actor = actor;
    }

    void write(Instant time, String action, AuditRecord.Resource root) {
        write(time, action, root, List.of(), List.of());
    }

    void field(Instant time, AuditRecord.Resource root, String name, String before, String after) {
        write(time, "update", root, List.of(new AuditRecord.Field(name, Optional.of(before), after)), List.of());
    }

    void reference(
            Instant time,
            AuditRecord.Resource root,
            String name,
            List<AuditRecord.Resource> added,
            List<AuditRecord.Resource> removed) {
        write(time, "update", root, List.of(), List.of(new AuditRecord.Link(name, added, removed)));
    }

    /** One record of an update of several things. */
    void update(Instant time, AuditRecord.Resource root, List<AuditRecord.Field> fields, List<AuditRecord.Link> links) {
        write(time, "update", root, fields, links);
    }

    private void write(
            Instant time,
            String action,
            AuditRecord.Resource root,
            List<AuditRecord.Field> fields,
            List<AuditRecord.Link> links) {
        synchronized (log) {
            int number = log.next();
            String id = "AUD%09d".formatted(number);
            log.add(new AuditRecord(id, time, "req-" + number, actor, root, action, root, fields, links));
        }
    }

    static AuditRecord.Resource of(AccountSchedule schedule) {
        return new AuditRecord.Resource("schedule_reference", schedule.id(), schedule.name());
    }

    static AuditRecord.Resource of(AccountUser user) {
        return new AuditRecord.Resource("user_reference", user.id(), user.name());
    }

    static AuditRecord.Resource of(AccountTeam team) {
        return new AuditRecord.Resource("team_reference", team.id(), team.name());
    }

    static AuditRecord.Resource of(EscalationPolicy policy) {
        return new AuditRecord.Resource("escalation_policy_reference", policy.id(), policy.name());
    }
}

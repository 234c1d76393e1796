package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What audit records say that has changed and must be read again. Records that were dealt with before count for nothing. PagerDuty
 * does not tell what an edit of layers or rotations looks like, so any record on a schedule means "read it again". Overrides leave no
 * record. Thread-safe.
 */
public final class AuditChanges {
    /** How far PagerDuty's clock and ours may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Set<String> dealtWith;
    private final Map<String, Instant> records = new ConcurrentHashMap<>();
    private final Map<String, Instant> schedules = new ConcurrentHashMap<>();
    private volatile boolean people;
    private volatile boolean policies;
    private volatile boolean complete;

    /** @param dealtWith ids of records that an earlier run has dealt with */
    public AuditChanges(Set<String> dealtWith) {
        this.dealtWith = Set.copyOf(dealtWith);
    }

    /** Takes in a page of records, in any order. */
    public void add(Collection<JsonNode> page) {
        page.forEach(this::add);
    }

    /** The records were read to their end. */
    public void complete() {
        complete = true;
    }

    /** Whether the records were read to their end: only then what is not named has not changed. */
    public boolean isComplete() {
        return complete;
    }

    /** Ids of the schedules that were created, edited or deleted. */
    public Set<String> schedules() {
        return Set.copyOf(schedules.keySet());
    }

    /** Whether a schedule may have been created, edited or deleted after somebody read it at this instant. */
    public boolean isNewTo(String scheduleId, Instant readAt) {
        Instant newest = schedules.get(scheduleId);
        return newest != null && !readAt.minus(SKEW).isAfter(newest);
    }

    /** Whether a person or a team was created, edited or deleted, or somebody joined or left a team. */
    public boolean people() {
        return people;
    }

    /** Whether an escalation policy was created, edited or deleted. */
    public boolean policies() {
        return policies;
    }

    /** When each record of the pages happened, by its id; those that were dealt with before included. */
    public Map<String, Instant> records() {
        return Map.copyOf(records);
    }

    private void add(JsonNode record) {
        String id = Json.text(record, "id");
        Optional<Instant> time = Json.instant(record, "execution_time");
        if (id != null) {
            time.ifPresent(at -> records.put(id, at));
        }
        if (id == null || !dealtWith.contains(id)) {
            note(record.path("root_resource"), time.orElse(Instant.MAX));
        }
    }

    private void note(JsonNode root, Instant time) {
        String type = Json.text(root, "type");
        String id = Json.text(root, "id");
        if (DirectoryCollector.isSchedule(root)) {
            if (id != null) {
                schedules.merge(id, time, (one, other) -> one.isAfter(other) ? one : other);
            }
        } else if (type != null && type.startsWith("escalation_policy")) {
            policies = true;
        } else {
            people = true;
        }
    }
}

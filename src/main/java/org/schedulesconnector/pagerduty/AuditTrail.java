package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.schedulesconnector.oncall.Provenance;

/**
 * Learns from audit records who made each schedule and who changed it last. The records may come in any order and on any thread;
 * the result is the same. A schedule older than PagerDuty's memory has no record of its creation. PagerDuty does not say that
 * overrides leave a record, so a change of who is on call may not show.
 */
final class AuditTrail {
    private final Map<String, Record> created = new ConcurrentHashMap<>();
    private final Map<String, Record> changed = new ConcurrentHashMap<>();

    /** One deed; of two at the same instant, the one with the greater id is the later. */
    private record Record(String id, Instant time, String actor) {
        private static Record later(Record one, Record other) {
            int order = one.time.compareTo(other.time);
            return order > 0 || order == 0 && one.id.compareTo(other.id) >= 0 ? one : other;
        }

        private static Record earlier(Record one, Record other) {
            return later(one, other) == one ? other : one;
        }
    }

    void add(Collection<JsonNode> records) {
        records.stream()
                .filter(record -> DirectoryCollector.isSchedule(record.path("root_resource")))
                .forEach(this::add);
    }

    Map<String, Provenance> provenance() {
        return changed.keySet().stream().collect(Collectors.toMap(id -> id, this::provenance));
    }

    private void add(JsonNode node) {
        String schedule = Json.text(node.path("root_resource"), "id");
        String action = Json.text(node, "action");
        if (schedule == null || action == null || action.equals("delete")) {
            return;
        }
        Json.instant(node, "execution_time").ifPresent(time -> {
            Record record = new Record(Objects.requireNonNullElse(Json.text(node, "id"), ""), time, actor(node));
            changed.merge(schedule, record, Record::later);
            if (action.equals("create")) {
                created.merge(schedule, record, Record::earlier);
            }
        });
    }

    private Provenance provenance(String schedule) {
        Record first = created.get(schedule);
        Record last = changed.get(schedule);
        return new Provenance(
                first == null ? null : first.actor, first == null ? null : first.time, last.actor, last.time);
    }

    /** The name of the person, key or app; several acted together rarely, and then all are named. */
    private static String actor(JsonNode node) {
        String names = Json.elements(node, "actors").stream()
                .map(actor -> Json.firstText(actor, "summary", "id"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? null : names;
    }
}

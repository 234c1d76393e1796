package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** Writes the rows of {@code /oncalls}. */
final class OnCallJson {
    private final Account account;
    private final References references;
    private final UserJson users;
    private final PolicyJson policies;

    OnCallJson(Account account, References references) {
        this.account = account;
        this.references = references;
        this.users = new UserJson(account, references);
        this.policies = new PolicyJson(account, references);
    }

    ObjectNode row(OnCall row, ZoneId zone, Set<String> includes) {
        DateTimeFormatter times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(
                "escalation_policy",
                includes.contains("escalation_policies")
                        ? policies.full(row.policy(), Set.of())
                        : references.policy(row.policy()));
        json.put("escalation_level", row.level());
        row.schedule()
                .ifPresentOrElse(
                        schedule -> json.set("schedule", schedule(schedule, zone, includes)),
                        () -> references.nothing(json, "schedule"));
        json.set("user", includes.contains("users") ? users.fullOrThin(row.userId()) : references.user(row.userId()));
        row.span()
                .ifPresentOrElse(
                        span -> json.put("start", times.format(span.start())).put("end", times.format(span.end())),
                        () -> {
                            references.nothing(json, "start");
                            references.nothing(json, "end");
                        });
        return json;
    }

    private ObjectNode schedule(AccountSchedule schedule, ZoneId zone, Set<String> includes) {
        if (includes.contains("schedules") && schedule instanceof LayerSchedule layered) {
            return new LayerScheduleJson(account, references, layered, Optional.empty(), zone).head();
        }
        return references.schedule(schedule);
    }
}

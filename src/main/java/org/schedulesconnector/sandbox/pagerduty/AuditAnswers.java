package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The audit trail of the account and of one schedule: newest first, by cursor, at most 31 days a request, 12 months back. */
final class AuditAnswers {
    private static final Duration DEFAULT_SPAN = Duration.ofHours(24);
    private static final Duration LONGEST_SPAN = Duration.ofDays(31);
    private static final Duration RETENTION = Duration.ofDays(365);
    private static final int PAGE_MAX = 100;
    private static final Set<String> WALK = Set.of("limit", "cursor", "since", "until");
    private static final Map<String, String> TYPES = Map.of(
            "users", "user_reference",
            "teams", "team_reference",
            "schedules", "schedule_reference",
            "escalation_policies", "escalation_policy_reference",
            "services", "service_reference",
            "ip_allow_lists", "ip_allow_list_reference");

    private final Account account;
    private final PagerDutyOptions options;
    private final References references;
    private final ScheduleFinder finder;
    private final AuditJson json;
    private final Clock clock;

    AuditAnswers(Account account, PagerDutyOptions options, References references, Clock clock) {
        this.account = account;
        this.options = options;
        this.references = references;
        this.finder = new ScheduleFinder(account);
        this.json = new AuditJson(references);
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        Set<String> filters = Set.of(
                "root_resource_types[]",
                "actions[]",
                "actor_type",
                "actor_id",
                "method_type",
                "method_truncated_token");
        return List.of(
                Endpoint.of("/audit/records", Scopes.AUDIT, Filters.union(WALK, filters), this::all),
                Endpoint.of("/schedules/{}/audit/records", Scopes.AUDIT, WALK, this::ofLayerSchedule),
                Endpoint.of("/v3/schedules/{}/audit/records", Scopes.AUDIT, WALK, this::ofShiftSchedule));
    }

    private ApiAnswer all(Call call) {
        return walk(call, AuditFilters.of(call.parameters(), TYPES));
    }

    private ApiAnswer ofLayerSchedule(Call call) {
        return walk(call, about(finder.layerBased(call.id())));
    }

    private ApiAnswer ofShiftSchedule(Call call) {
        return walk(call, about(finder.shiftBased(call.id())));
    }

    private static Predicate<AuditRecord> about(AccountSchedule schedule) {
        return record -> record.root().type().equals("schedule_reference")
                && record.root().id().equals(schedule.id());
    }

    private ApiAnswer walk(Call call, Predicate<AuditRecord> filter) {
        requireAccess();
        Parameters parameters = call.parameters();
        int limit = Math.min(PAGE_MAX, parameters.number("limit", PAGE_MAX, 1, Integer.MAX_VALUE));
        Optional<AuditCursor> cursor = parameters.text("cursor").map(AuditCursor::read);
        int fingerprint = parameters.fingerprintWithout(Set.of("cursor", "limit"));
        if (cursor.isPresent() && cursor.get().filters() != fingerprint) {
            throw ApiError.invalid("cursor", "belongs to a request with other filters");
        }
        List<AuditRecord> found = inWindow(parameters).stream()
                .filter(filter)
                .filter(record -> cursor.map(at -> at.isBefore(record)).orElse(true))
                .limit(limit + 1L)
                .toList();
        return ApiAnswer.ok(page(found, limit, fingerprint));
    }

    private List<AuditRecord> inWindow(Parameters parameters) {
        Instant now = clock.instant();
        Instant until = parameters.instant("until").orElse(now);
        Instant since = parameters.instant("since").orElse(now.minus(DEFAULT_SPAN));
        if (until.isBefore(since)) {
            throw ApiError.invalid(2005, "until", "must not be before since");
        }
        if (Duration.between(since, until).compareTo(LONGEST_SPAN) > 0) {
            throw ApiError.invalid(2005, "until", "must be at most 31 days after since");
        }
        return account.audit().between(TimeSpan.later(since, now.minus(RETENTION)), until);
    }

    private ObjectNode page(List<AuditRecord> found, int limit, int fingerprint) {
        List<AuditRecord> shown = found.subList(0, Math.min(limit, found.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("records", References.array(shown.stream(), json::record));
        references.nothing(body, "response_metadata");
        body.put("limit", limit);
        if (found.size() > limit) {
            AuditRecord last = shown.get(limit - 1);
            return body.put("next_cursor", new AuditCursor(last.time(), last.id(), fingerprint).text());
        }
        return body.putNull("next_cursor");
    }

    private void requireAccess() {
        switch (options.auditAccess()) {
            case ALLOWED -> {}
            case PLAN_MISSING -> throw ApiError.abilityMissing("audit_trail");
            case FORBIDDEN -> throw ApiError.forbidden();
        }
    }
}

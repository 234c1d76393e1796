package org.schedulesconnector.sandbox.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code /oncalls}: one row for each policy, level and shift. What no policy reaches is not in it, and what several levels
 * reach is in it several times.
 */
final class OnCallAnswers {
    /** Shifts are known this far ahead. */
    private static final Duration HORIZON = Duration.ofDays(90);

    private static final Set<String> INCLUDES = Set.of("escalation_policies", "users", "schedules");
    private static final Set<String> PARAMETERS = Filters.union(
            Page.PARAMETERS,
            Set.of(
                    "time_zone",
                    "include[]",
                    "user_ids[]",
                    "escalation_policy_ids[]",
                    "schedule_ids[]",
                    "since",
                    "until",
                    "earliest"));

    private final OnCallFinder finder;
    private final OnCallJson json;
    private final Clock clock;

    OnCallAnswers(Account account, References references, Clock clock) {
        this.finder = new OnCallFinder(account);
        this.json = new OnCallJson(account, references);
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of("/oncalls", Scopes.ON_CALLS, PARAMETERS, this::list));
    }

    private ApiAnswer list(Call call) {
        Parameters parameters = call.parameters();
        Set<String> includes = parameters.setOf("include[]", INCLUDES);
        ZoneId zone = parameters.zone().orElse(Zones.UTC);
        Stream<OnCall> rows = finder.during(
                        window(parameters),
                        Filters.anyOf(parameters, "escalation_policy_ids[]", policy -> List.of(policy.id())),
                        Filters.anyOf(parameters, "schedule_ids[]", target -> List.of(scheduleId(target))))
                .filter(Filters.anyOf(parameters, "user_ids[]", row -> List.of(row.userId())));
        List<OnCall> found = (parameters.flag("earliest") ? rows.filter(firstOfItsKind()) : rows).toList();
        return Page.classic(parameters).classic("oncalls", found, row -> json.row(row, zone, includes));
    }

    /** The API's word for the schedule of somebody whom a policy names directly is the literal {@code null}. */
    private static String scheduleId(EscalationPolicy.Target target) {
        return target.isUser() ? "null" : target.id();
    }

    private RenderWindow window(Parameters parameters) {
        Instant now = clock.instant();
        Instant since = parameters.instant("since").orElse(now);
        Instant until = parameters.instant("until").orElse(TimeSpan.later(since, now));
        RenderWindow asked = Windows.window(since, until, true);
        Instant horizon = now.plus(HORIZON);
        if (asked.span().start().isAfter(horizon)) {
            throw ApiError.invalid(2005, "since", "must be at most " + HORIZON.toDays() + " days ahead");
        }
        return new RenderWindow(
                new TimeSpan(since, TimeSpan.earlier(asked.span().end(), horizon.plusMillis(1))), true);
    }

    private static Predicate<OnCall> firstOfItsKind() {
        Set<List<Object>> seen = new HashSet<>();
        return row -> seen.add(List.of(row.policy().id(), row.level(), row.userId()));
    }
}

package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.OnCallShift;

/** Lets somebody take over a schedule of either kind. */
final class OverrideOperations {
    private static final Duration USUAL = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofDays(90);

    /** Stakeholders and observers cannot be put on call. */
    private static final Set<String> CAN_BE_ON_CALL = Set.of("owner", "admin", "user", "limited_user");

    private final Account account;
    private final Subjects subjects;
    private final Clock clock;

    OverrideOperations(Account account, Subjects subjects, Clock clock) {
        this.account = account;
        this.subjects = subjects;
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(Operation.post(
                "/overrides",
                Set.of("schedule", "user", "start", "end"),
                "{\"schedule\":\"PABC123\"}",
                "Lets somebody take over a schedule: for four hours from now unless times are given, and somebody who is not on call"
                        + " then unless a user is. Leaves no audit record, as in PagerDuty.",
                call -> override(call.body())));
    }

    private ObjectNode override(Body body) {
        AccountSchedule schedule = subjects.schedule(body.requiredText("schedule"));
        Instant start = body.instant("start").orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Instant end = body.instant("end").orElse(start.plus(USUAL));
        if (!end.isAfter(start) || end.isAfter(start.plus(LONGEST))) {
            throw body.wrong(
                    "end",
                    "must be after the start, " + start + ", and at most " + LONGEST.toDays() + " days after it");
        }
        AccountUser user = body.text("user").map(subjects::user).orElseGet(() -> free(schedule, start, end));
        String id = account.changes().addOverride(schedule.id(), user.id(), start, end);
        return ControlJson.changed(
                        "%s takes over %s from %s to %s.".formatted(user.name(), schedule.name(), start, end))
                .put("id", id)
                .put("schedule", schedule.id())
                .put("user", user.id());
    }

    /** Somebody of the schedule rather than somebody else. */
    private AccountUser free(AccountSchedule schedule, Instant start, Instant end) {
        Set<String> busy = account.onCall(schedule.id(), start, end).stream()
                .map(OnCallShift::userId)
                .collect(Collectors.toSet());
        Stream<AccountUser> colleagues = schedule.parts().stream()
                .flatMap(part -> part.people().stream())
                .flatMap(member -> member.userId().stream())
                .flatMap(id -> account.user(id).stream());
        return Stream.concat(colleagues, account.users().stream())
                .filter(user -> CAN_BE_ON_CALL.contains(user.role()) && !busy.contains(user.id()))
                .findFirst()
                .orElseThrow(() -> ControlProblem.conflict("Everybody who can be is on call in " + schedule.name()
                        + " then. Give a \"user\", or shorter times."));
    }
}

package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.schedulesconnector.sandbox.SandboxClock;

/** Looks at the sandbox's clock, moves it, stops it. */
final class ClockOperations {
    /** A mistake shall not make schedules of centuries. */
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final SandboxClock clock;

    ClockOperations(SandboxClock clock) {
        this.clock = clock;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/clock", Set.of(), "Tells the sandbox's time.", call -> show(ControlJson.object())),
                Operation.post(
                        "/clock",
                        Set.of("advance", "to", "running"),
                        "{\"advance\":\"PT8H\"}",
                        "Moves the clock forward by a duration or to an instant; running false stops it, true lets it run on.",
                        call -> move(call.body())));
    }

    private ObjectNode move(Body body) {
        if (body.isEmpty()) {
            throw body.needs("\"advance\", \"to\" or \"running\"");
        }
        if (body.has("advance") && body.has("to")) {
            throw body.wrong("to", "and \"advance\" exclude each other: give one of them");
        }
        Instant before = clock.instant();
        Duration by = body.duration("advance", FARTHEST)
                .or(() -> body.instant("to").map(to -> until(body, before, to)))
                .orElse(Duration.ZERO);
        boolean running = body.flag("running").orElse(clock.isRunning());
        clock.advance(by);
        if (running) {
            clock.resume();
        } else {
            clock.stop();
        }
        return show(ControlJson.changed(sentence(before, by, running)));
    }

    private static Duration until(Body body, Instant now, Instant to) {
        if (to.isBefore(now)) {
            throw body.wrong("to", "is " + to + ", and the clock, at " + now + ", never goes backwards");
        }
        if (to.isAfter(now.plus(FARTHEST))) {
            throw body.wrong("to", "must be at most " + FARTHEST.toDays() + " days ahead of the clock, at " + now);
        }
        return Duration.between(now, to);
    }

    private static String sentence(Instant before, Duration by, boolean running) {
        Instant after = before.plus(by).truncatedTo(ChronoUnit.SECONDS);
        String moved = by.isZero()
                ? "The clock stays at " + after
                : "The clock moved from " + before.truncatedTo(ChronoUnit.SECONDS) + " to " + after;
        return moved + (running ? " and runs on." : " and stands still.");
    }

    private ObjectNode show(ObjectNode answer) {
        return answer.put("now", clock.instant().toString())
                .put("running", clock.isRunning())
                .put("ahead", clock.ahead().toString());
    }
}

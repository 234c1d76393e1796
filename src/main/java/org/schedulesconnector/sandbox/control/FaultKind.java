package org.schedulesconnector.sandbox.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.WrongShape;

/** What can be done to a request from the control address, each with the members that say more about it. */
enum FaultKind {
    STATUS(FaultKind::status, "status", "body"),
    DELAY(
            body -> FaultAction.delay(
                    body.duration("delay", Limits.SLOWEST).orElseThrow(() -> body.needs("\"delay\", such as PT2S"))),
            "delay"),
    THROTTLE(
            body -> body.flag("silent").orElse(false)
                    ? FaultAction.throttled()
                    : FaultAction.throttled(
                            Duration.ofSeconds(body.number("seconds", 1, 3600).orElse(Limits.USUAL_WAIT))),
            "seconds",
            "silent"),
    FULL(body -> FaultAction.full()),
    EXPIRED(body -> FaultAction.expired()),
    RESET(body -> FaultAction.reset()),
    LOST(body -> FaultAction.lost()),
    TRUNCATED(body -> FaultAction.truncated()),
    CUT_JSON(body -> FaultAction.cutJson()),
    NOT_JSON(body -> FaultAction.notJson()),
    WRONG_SHAPE(
            body -> FaultAction.wrongShape(body.oneOf("shape", Limits.SHAPES.keySet())
                    .map(Limits.SHAPES::get)
                    .orElse(WrongShape.EMPTY_OBJECT)),
            "shape"),
    HALF_PAGE(body -> FaultAction.halfPage(body.flag("more").orElse(true)), "more"),
    DUPLICATE(body -> FaultAction.duplicate()),
    SHUFFLED(body -> FaultAction.shuffled()),
    OVERLAPPING_PAGES(body -> FaultAction.overlappingPages(pageSize(body)), "page"),
    UNSTABLE_PAGES(body -> FaultAction.unstablePages(pageSize(body)), "page"),
    SKEW(
            body -> {
                long seconds = body.number("by", -Limits.MOST_SKEW, Limits.MOST_SKEW)
                        .orElseThrow(() -> body.needs("\"by\", in seconds, below zero for a clock that is late"));
                return FaultAction.skewed(Duration.ofSeconds(seconds));
            },
            "by");

    private final Function<Body, FaultAction> action;
    private final Set<String> members;

    FaultKind(Function<Body, FaultAction> action, String... members) {
        this.action = action;
        this.members = Set.of(members);
    }

    /** The word for it. */
    String label() {
        return label(this);
    }

    /** @throws ControlProblem when a member is missing, out of its bounds, or belongs to another kind */
    FaultAction action(Body body) {
        for (FaultKind other : values()) {
            for (String member : other.members) {
                if (body.has(member) && !members.contains(member)) {
                    throw body.wrong(member, "belongs to the fault " + other.label() + ", not to " + label());
                }
            }
        }
        return action.apply(body);
    }

    static FaultKind of(Body body) {
        Map<String, FaultKind> kinds = byLabel(values());
        return body.oneOf("fault", kinds.keySet())
                .map(kinds::get)
                .orElseThrow(() -> body.needs("\"fault\": " + String.join(", ", labels())));
    }

    static List<String> labels() {
        return List.copyOf(new TreeSet<>(byLabel(values()).keySet()));
    }

    /** All members that say more about some kind. */
    static Set<String> allMembers() {
        return Arrays.stream(values()).flatMap(kind -> kind.members.stream()).collect(Collectors.toSet());
    }

    private static FaultAction status(Body body) {
        int status = body.number("status", 400, 599).orElseThrow(() -> body.needs("\"status\", 400 to 599"));
        return switch (body.oneOf("body", Set.of("json", "html", "none")).orElse("json")) {
            case "html" -> FaultAction.html(status);
            case "none" -> FaultAction.empty(status);
            default -> FaultAction.status(status);
        };
    }

    private static int pageSize(Body body) {
        return body.number("page", 1, 100).orElse(Limits.USUAL_PAGE);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T extends Enum<T>> Map<String, T> byLabel(T[] values) {
        return Arrays.stream(values).collect(Collectors.toMap(FaultKind::label, value -> value));
    }

    /** Bounds and usual values; apart, since the kinds need them while they are made. */
    private static final class Limits {
        private static final Duration SLOWEST = Duration.ofMinutes(10);
        private static final int USUAL_WAIT = 10;
        private static final int USUAL_PAGE = 10;
        private static final int MOST_SKEW = 24 * 60 * 60;
        private static final Map<String, WrongShape> SHAPES = byLabel(WrongShape.values());
    }
}

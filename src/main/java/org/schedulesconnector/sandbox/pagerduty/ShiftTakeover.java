package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody takes over every place of a shift-based schedule for a while: by an override for each shift that is planned then, and by a
 * custom shift where none is.
 */
final class ShiftTakeover {
    private final ShiftSchedule plan;
    private final LayerOverride takeover;

    /**
     * @param plan says who would be on call
     * @param takeover who takes over and when; its id is the beginning of the ids of what is added
     */
    ShiftTakeover(ShiftSchedule plan, LayerOverride takeover) {
        this.plan = plan;
        this.takeover = takeover;
    }

    /** @param schedule the plan, or the plan with other takeovers applied */
    ShiftSchedule appliedTo(ShiftSchedule schedule) {
        Member taker = Member.of(takeover.userId());
        CoveredTime replaced = new CoveredTime();
        ShiftSchedule after = schedule;
        int number = 0;
        for (Assignment planned : planned()) {
            TimeSpan span = planned.span();
            replaced.claim(span);
            after = after.with(new ShiftOverride(
                    "%s-%02d".formatted(takeover.id(), number++),
                    planned.fromCustomShift(),
                    planned.sourceId(),
                    span.start(),
                    span.end(),
                    planned.member(),
                    taker));
        }
        for (TimeSpan gap : replaced.claim(takeover.span())) {
            String id = "%s-%02d".formatted(takeover.id(), number++);
            after = after.with(new CustomShift(id, gap.start(), gap.end(), id + "-A", taker));
        }
        return after;
    }

    private List<Assignment> planned() {
        RenderWindow window = new RenderWindow(takeover.span(), false);
        Stream<Assignment> planned = new ShiftScheduleRenderer(plan, window).planned();
        return planned.flatMap(assignment -> window.trim(assignment.span()).map(assignment::during).stream())
                .toList();
    }
}

package org.schedulesconnector.pagerduty;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;

/** Escalation policies for tests. */
final class Paths {
    private Paths() {}

    /** A policy that pages one schedule at each level. */
    static EscalationPath paging(String id, String name, String... scheduleIds) {
        List<Level> levels = Stream.of(scheduleIds)
                .map(schedule -> new Level(
                        Duration.ofMinutes(30), false, List.of(new Target(TargetKind.SCHEDULE, schedule, null))))
                .toList();
        return new EscalationPath(id, name, null, null, 0, List.of(), true, List.of(), levels);
    }
}

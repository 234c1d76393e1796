package org.schedulesconnector.crawl;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.pagerduty.OnCallProbe;

/**
 * The shift-based schedules that PagerDuty's listing of who is on call can tell a change of, and what it told.
 *
 * @param watched as they were read last, by schedule id
 * @param answers what PagerDuty told of them now
 */
public record RunProbe(Map<String, OnCallSchedule> watched, OnCallProbe answers) {
    public RunProbe {
        watched = Map.copyOf(watched);
    }

    /** Ids of the schedules that have to be read again. */
    Set<String> differing() {
        return watched.entrySet().stream()
                .filter(entry -> answers.differs(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

package org.schedulesconnector.crawl.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.schedulesconnector.crawl.KnownSchedules.Known;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.Interval;

/**
 * All schedules at once: everything that a list and a timeline of them need.
 *
 * @param now when it was made: what {@code onCallNow} means
 * @param from the earliest instant that any schedule tells of
 * @param to the first instant that none tells of
 * @param people the names that the shifts number
 * @param schedules by name
 */
public record ScheduleBoard(Instant now, Instant from, Instant to, List<String> people, List<ScheduleRow> schedules) {
    /**
     * Puts schedules together.
     *
     * @param known in the order wanted
     * @param failed the ids of what has failed and not healed
     */
    public static ScheduleBoard of(List<Known> known, Set<String> failed, Instant now) {
        PeopleIndex people = new PeopleIndex();
        List<ScheduleRow> rows = known.stream()
                .map(one -> ScheduleRow.of(one, failed.contains(one.schedule().id()), now, people))
                .toList();
        Interval today = CrawlWindow.around(now, 0, 0);
        return new ScheduleBoard(
                now,
                known.stream()
                        .map(one -> one.schedule().window().start())
                        .min(Comparator.naturalOrder())
                        .orElse(today.start()),
                known.stream()
                        .map(one -> one.schedule().window().end())
                        .max(Comparator.naturalOrder())
                        .orElse(today.end()),
                people.names(),
                rows);
    }
}

package org.schedulesconnector.crawl.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.oncall.OnCallSchedule;

/**
 * One schedule, and its item as Copilot gets it.
 *
 * @param now when it was made
 * @param people the names that the shifts number
 * @param row as in a list; its members stand beside the others
 * @param item rendered for {@code now} from what PagerDuty told last; null when that does not reach to {@code now} any more
 */
public record ScheduleDetail(Instant now, List<String> people, @JsonUnwrapped ScheduleRow row, ItemView item) {
    /**
     * Puts a schedule and its item together.
     *
     * @param known which schedule
     * @param items makes the item
     * @param failed the ids of what has failed and not healed
     * @param groupNames the names of the external groups by id
     */
    public static ScheduleDetail of(
            KnownSchedules.Known known,
            KnownSchedules.Items items,
            Set<String> failed,
            Map<String, String> groupNames,
            Instant now) {
        OnCallSchedule schedule = known.schedule();
        PeopleIndex people = new PeopleIndex();
        ScheduleRow row = ScheduleRow.of(known, failed.contains(schedule.id()), now, people);
        boolean reachesToNow = schedule.window().contains(now);
        ItemView item = reachesToNow ? ItemView.of(items.of(schedule), groupNames) : null;
        return new ScheduleDetail(now, people.names(), row, item);
    }
}

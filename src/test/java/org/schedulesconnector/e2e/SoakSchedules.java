package org.schedulesconnector.e2e;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.sandbox.pagerduty.SchedulePart;

/** What happens to the schedules of a soak test. Each method says what it did. */
final class SoakSchedules {
    private static final int FEWEST = 14;
    private static final int MOST = 34;
    private static final int MOST_SHIFT_BASED = 12;

    /** Overrides begin and end on such a grid, so that between its points nothing is handed over. */
    private static final Duration GRID = Duration.ofMinutes(5);

    private final CrawlWorld world;
    private final SoakSetup setup;
    private final Map<String, Instant> movedAt = new HashMap<>();
    private int named;

    SoakSchedules(CrawlWorld world, SoakSetup setup) {
        this.world = world;
        this.setup = setup;
    }

    /** When the schedule changed its teams last; {@link Instant#MIN} for never. */
    Instant movedAt(String scheduleId) {
        return movedAt.getOrDefault(scheduleId, Instant.MIN);
    }

    String override(Chance chance) {
        AccountSchedule schedule = chance.any(account().schedules());
        AccountUser standIn = chance.any(account().users());
        Instant grid = Instant.EPOCH.plus(
                GRID.multipliedBy(Duration.between(Instant.EPOCH, now()).dividedBy(GRID)));
        Instant start = grid.plus(GRID.multipliedBy(chance.between(-12, 60)));
        Instant end = start.plus(GRID.multipliedBy(chance.between(2, 500)));
        if (isWatched(schedule) || !end.isAfter(now())) {
            // Whoever asks who is on call does not learn what came and went since: only a full crawl does.
            end = end.plus(Duration.ofDays(2));
        }
        changes().addOverride(schedule.id(), standIn.id(), start, end);
        return "override on " + schedule.id() + " by " + standIn.id() + " from " + start + " to " + end;
    }

    private boolean isWatched(AccountSchedule schedule) {
        return setup.onCalls() && !(schedule instanceof LayerSchedule);
    }

    String rotate(Chance chance) {
        String id = chance.any(account().schedules()).id();
        changes().rotatePeople(id);
        return "rotation of " + id;
    }

    String replacePeople(Chance chance) {
        AccountSchedule schedule = chance.any(account().schedules());
        if (schedule.parts().isEmpty()) {
            return "nothing to edit in " + schedule.id();
        }
        SchedulePart part = chance.any(schedule.parts());
        List<String> people = chance.some(account().users(), chance.between(1, 5)).stream()
                .map(AccountUser::id)
                .toList();
        changes().setPeople(schedule.id(), part.id(), people);
        return "other people in " + part.id() + " of " + schedule.id();
    }

    String rename(Chance chance) {
        String id = chance.any(account().schedules()).id();
        changes().renameSchedule(id, "Renamed " + ++named);
        return "rename of schedule " + id + " to " + named;
    }

    String move(Chance chance) {
        String id = chance.any(account().schedules()).id();
        List<String> teams = chance.some(account().teams(), chance.between(0, 2)).stream()
                .map(AccountTeam::id)
                .toList();
        changes().setScheduleTeams(id, teams);
        movedAt.put(id, now());
        return "move of " + id + " to " + teams;
    }

    String add(Chance chance) {
        if (account().schedules().size() >= MOST) {
            return rename(chance);
        }
        String id = changes().copySchedule(chance.any(account().schedules()).id(), "Copy " + ++named);
        return "new schedule " + id;
    }

    String delete(Chance chance) {
        if (account().schedules().size() <= FEWEST) {
            return rename(chance);
        }
        String id = chance.any(account().schedules()).id();
        changes().deleteSchedule(id);
        return "deletion of schedule " + id;
    }

    String upgrade(Chance chance) {
        if (account().shiftSchedules().size() >= MOST_SHIFT_BASED) {
            return rotate(chance);
        }
        return chance.anyOf(account().layerSchedules())
                .map(LayerSchedule::id)
                .map(id -> {
                    changes().upgradeToShiftBased(id);
                    return "upgrade of " + id;
                })
                .orElse("nothing to upgrade");
    }

    private Account account() {
        return world.account();
    }

    private AccountChanges changes() {
        return world.changes();
    }

    private Instant now() {
        return world.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}

package org.schedulesconnector.crawl;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.StoredDirectory;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.DirectoryCollector;

/** The schedules as the last crawls read them, with whom and what they name. Asks the ledger alone. */
public final class KnownSchedules {
    private final RememberedAccess access;
    private final ScheduleItems renderer;
    private final Ledger ledger;
    private final Clock clock;
    private final ReadReadings readings;

    public KnownSchedules(AccessConfiguration configuration, ScheduleItems renderer, Ledger ledger, Clock clock) {
        this.access = new RememberedAccess(configuration, ledger, clock);
        this.renderer = renderer;
        this.ledger = ledger;
        this.clock = clock;
        this.readings = new ReadReadings(ledger.readings());
    }

    /**
     * A schedule, and when it was read.
     *
     * @param schedule complete, with the shifts of its last reading's window
     * @param readAt when PagerDuty told it, or told the same again
     * @param indexed whether Graph has accepted an item of it
     */
    public record Known(OnCallSchedule schedule, Instant readAt, boolean indexed) {
        public String id() {
            return schedule.id();
        }
    }

    /** All schedules that the ledger has a readable reading of, by name. Bodies that it told before are not read again. */
    public List<Known> all() {
        return read(readings, ledger.readings().marks());
    }

    /** One schedule, for somebody who asks once: nothing of the others is read, and nothing is kept. */
    public Optional<Known> find(String scheduleId) {
        return Optional.ofNullable(ledger.readings().marks().get(scheduleId))
                .flatMap(mark -> read(new ReadReadings(ledger.readings()), Map.of(scheduleId, mark)).stream()
                        .findFirst());
    }

    private List<Known> read(ReadReadings readings, Map<String, ReadingMark> marks) {
        Directory directory = directory();
        Set<String> indexed = ledger.items().load().keySet();
        return readings.read(marks).stream()
                .map(directory::complete)
                .map(schedule ->
                        new Known(schedule, marks.get(schedule.id()).readAt(), indexed.contains(schedule.id())))
                .sorted(Comparator.comparing((Known known) -> known.schedule().name())
                        .thenComparing(known -> known.schedule().id()))
                .toList();
    }

    /** How items of schedules are made until the next run: what that takes of the ledger is read here, once. */
    public Items items() {
        AccessRules rules = access.rules(ledger.directory().load().teams());
        boolean withoutTeams = DirectorySteps.isWithoutTeams(ledger.watermarks());
        return schedule -> item(schedule, rules, withoutTeams);
    }

    /** Makes a schedule's item as a crawl would send it now, if PagerDuty told the same. */
    @FunctionalInterface
    public interface Items {
        ExternalItemDocument of(OnCallSchedule schedule);
    }

    private ExternalItemDocument item(OnCallSchedule schedule, AccessRules rules, boolean withoutTeams) {
        Set<String> teamIds = schedule.teamsKnown() || withoutTeams
                ? schedule.teams().stream().map(TeamReference::id).collect(Collectors.toSet())
                : RunAccess.UNKNOWN_TEAMS;
        return renderer.render(schedule, clock.instant(), rules.aclFor(teamIds));
    }

    private Directory directory() {
        StoredDirectory stored = ledger.directory().load();
        DirectoryCollector collector = new DirectoryCollector();
        collector.recall(stored.users(), stored.teams());
        collector.recallPolicies(stored.paths());
        Directory known = collector.build();
        return new Directory(
                known.users(),
                known.teams(),
                known.policies(),
                ledger.provenance().load());
    }
}

package org.schedulesconnector.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.AccessAnswers;
import org.schedulesconnector.crawl.KnownPeople;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.WithheldStore;
import org.schedulesconnector.crawl.view.AccessView;
import org.schedulesconnector.crawl.view.PeopleView;
import org.schedulesconnector.crawl.view.ScheduleBoard;
import org.schedulesconnector.crawl.view.ScheduleDetail;
import org.schedulesconnector.crawl.view.WithheldView;

/** Tells what is in the index and who sees it, as the ledger knows it; asks neither PagerDuty nor Graph. Thread-safe. */
public final class Index {
    private final KnownSchedules schedules;
    private final KnownPeople people;
    private final AccessAnswers access;
    private final Ledger ledger;
    private final Clock clock;
    private final Kept<Reading> read;

    public Index(KnownSchedules schedules, KnownPeople people, AccessAnswers access, Ledger ledger, Clock clock) {
        this.schedules = schedules;
        this.people = people;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
        this.read = new Kept<>(() -> state().ofReadings(), this::readLedger);
    }

    /**
     * What the answer to {@link #schedules} depends on: while it stays the same, so does the answer.
     *
     * @param run the newest run; null before the first
     * @param endedAt when it ended; null while it is open
     * @param minute the minute of the clock: who is on call changes with it, and what an open run reads is seen so much later
     */
    public record State(Long run, Instant endedAt, Instant minute) {
        /** What readings depend on: between two runs they stay as they are, whatever the clock says. */
        private State ofReadings() {
            return endedAt == null ? this : new State(run, endedAt, null);
        }
    }

    /**
     * What stays the same between two runs.
     *
     * @param schedules by id, in the order of their names
     * @param items makes their items
     * @param groupNames the names of the external groups by id
     */
    private record Reading(
            Map<String, KnownSchedules.Known> schedules, KnownSchedules.Items items, Map<String, String> groupNames) {}

    private Reading readLedger() {
        Map<String, KnownSchedules.Known> byId = new LinkedHashMap<>();
        schedules.all().forEach(known -> byId.put(known.id(), known));
        return new Reading(byId, schedules.items(), groupNames());
    }

    public State state() {
        Optional<CrawlRecord> latest = ledger.crawls().latest();
        return new State(
                latest.map(CrawlRecord::id).orElse(null),
                latest.map(CrawlRecord::endedAt).orElse(null),
                clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    /** All schedules. With thousands of them the first time is a matter of seconds; later ones read what has changed. */
    public ScheduleBoard schedules() {
        return ScheduleBoard.of(
                List.copyOf(read.read().schedules().values()), ledger.failures().subjects(), clock.instant());
    }

    /** One schedule with its item; empty when the ledger has no reading of it. */
    public Optional<ScheduleDetail> schedule(String scheduleId) {
        Reading reading = read.read();
        return Optional.ofNullable(reading.schedules().get(scheduleId))
                .map(known -> ScheduleDetail.of(
                        known, reading.items(), ledger.failures().subjects(), reading.groupNames(), clock.instant()));
    }

    private Map<String, String> groupNames() {
        return ledger.groups().load().values().stream()
                .collect(Collectors.toMap(
                        stored -> stored.group().id(), stored -> stored.group().displayName()));
    }

    /** The people whose account in Entra is not found. */
    public PeopleView people() {
        return PeopleView.of(people);
    }

    /**
     * Whether a person sees a schedule, and why.
     *
     * @param user the person's e-mail or user id in PagerDuty
     * @throws org.schedulesconnector.crawl.UnknownSubjectException when the ledger knows no such person, or no item of the schedule
     */
    public AccessView access(String scheduleId, String user) {
        return AccessView.of(access.fromLedger(scheduleId, user));
    }

    /** The deletions that wait for an approval. */
    public WithheldView withheld() {
        List<WithheldStore.Withheld> held = ledger.withheld().list();
        return new WithheldView(
                held.stream().map(WithheldStore.Withheld::crawlId).findFirst().orElse(null),
                held.size(),
                held.stream()
                        .map(one -> new WithheldView.Item(one.itemId(), one.name()))
                        .toList());
    }
}

package org.schedulesconnector.operations.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.NotificationStore.Turn;
import org.schedulesconnector.crawl.ledger.NotifierState;
import org.schedulesconnector.operations.observe.FreshnessRule;
import org.schedulesconnector.settings.NotifySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of the route {@code notifications}: reads in the ledger what has happened, says what is to be told, and remembers that it was.
 * It needs no word from the runs, so it sees those of other processes and of commands too, and those whose process died.
 */
public final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    /** Longer than one post can take. */
    private static final Duration TURN = Duration.ofMinutes(1);
    /** A service that was away for so long is given as much time before its index counts as stale. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    private static final int MOST_RUNS = 200;

    private final Ledger ledger;
    private final ConditionRules rules;
    private final FreshnessRule freshness;
    private final Messages messages;
    private final MessageWriter writer;
    private final Clock clock;
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong undelivered = new AtomicLong();

    Notifications(Ledger ledger, NotifySettings settings, String connection, FreshnessRule freshness, Clock clock) {
        this.ledger = ledger;
        this.rules = new ConditionRules(settings);
        this.freshness = freshness;
        this.messages = new Messages(ledger, settings, connection, clock);
        this.writer = new MessageWriter(settings.format());
        this.clock = clock;
    }

    /** Takes this process's turn, if no other has it. */
    public Round begin() {
        Instant now = clock.instant();
        Optional<Turn> turn = ledger.notifications().take(TURN);
        Round round = new Round(
                turn.orElse(null), turn.isPresent() ? news(turn.get().state().lastRun()) : new ArrayDeque<>());
        turn.map(Turn::state).ifPresent(state -> round.become(rules.restricted(watched(state, now))));
        return round;
    }

    /**
     * Goes on until something is to be told, one run after the other: so what a run showed is told before the next one heals it. Returns
     * false at the end of the round.
     */
    public boolean hasNext(@Variable("round") Round round) {
        while (round.turn().isPresent()) {
            Optional<Notice> due = due(round.state());
            if (due.isPresent()) {
                round.tell(due.get());
                return isSaved(round);
            }
            CrawlRecord run = round.nextRun();
            if (run != null) {
                round.become(rules.afterRun(
                        round.state(), run, !ledger.withheld().list().isEmpty()));
            } else if (round.isToLook()) {
                round.become(lookedAtIndex(round.state()));
            } else {
                isSaved(round);
                return false;
            }
        }
        return false;
    }

    /** What is to be told now, as the webhook takes it. */
    public String message(@Variable("round") Round round) {
        return writer.write(messages.of(round.due()));
    }

    /** Remembers what became of a message. One that was not delivered is tried again by a later round. */
    public void answered(@Variable("round") Round round, @Body Delivery delivery) {
        Instant now = clock.instant();
        Notice notice = round.due();
        NotifierState state = round.state();
        String what = notice.subject().condition().label() + " " + notice.kind().label();
        if (delivery.isDone()) {
            delivered.incrementAndGet();
            LOG.info("Told the webhook: {}.", what);
            round.become(rules.told(state, notice, now).withFailures(0, now));
        } else {
            undelivered.incrementAndGet();
            int failures = state.failures() + 1;
            Duration wait = DeliveryWaits.after(failures, delivery.retryAfter());
            LOG.warn(
                    "The webhook was not told ({}): {}. It is tried again in {} s.{}",
                    what,
                    delivery.problem(),
                    wait.toSeconds(),
                    delivery.remedy() == null ? "" : " " + delivery.remedy());
            round.become(state.withFailures(failures, now.plus(wait)));
        }
        isSaved(round);
    }

    /** Lets another process have its turn. */
    public void end(@Variable("round") Round round) {
        if (round != null) {
            round.turn().ifPresent(ledger.notifications()::giveBack);
        }
    }

    /** A round that was broken off is made up for by the next. */
    public void problem(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn("Whether somebody is to be notified is not known at the moment: {}", cause.getMessage());
    }

    /** How many messages this process delivered. */
    long delivered() {
        return delivered.get();
    }

    /** How often the webhook did not take a message of this process. */
    long undelivered() {
        return undelivered.get();
    }

    private boolean isSaved(Round round) {
        boolean saved = ledger.notifications().save(round.turn().orElseThrow(), TURN);
        if (!saved) {
            round.lose();
        }
        return saved;
    }

    private Optional<Notice> due(NotifierState state) {
        Instant now = clock.instant();
        return now.isBefore(state.notBefore()) ? Optional.empty() : rules.due(state, now);
    }

    /** The runs that have ended since, oldest first. */
    private Deque<CrawlRecord> news(long lastRun) {
        long newest = ledger.crawls().latest().map(CrawlRecord::id).orElse(0L);
        Deque<CrawlRecord> news = new ArrayDeque<>();
        if (newest > lastRun) {
            ledger.crawls().latest((int) Math.min(newest - lastRun, MOST_RUNS)).stream()
                    .sorted(Comparator.comparing(CrawlRecord::id))
                    .filter(run -> run.id() > lastRun)
                    .takeWhile(run -> !run.isOpen())
                    .forEach(news::add);
        }
        return news;
    }

    private static NotifierState watched(NotifierState state, Instant now) {
        boolean wasAway = Duration.between(state.lookedAt(), now).compareTo(GRACE) > 0;
        return state.looked(wasAway ? now : state.watchedSince(), now);
    }

    private NotifierState lookedAtIndex(NotifierState state) {
        Instant now = clock.instant();
        Optional<Duration> age = ledger.crawls().latestWhole().map(run -> Duration.between(run.startedAt(), now));
        boolean early = Duration.between(state.watchedSince(), now).compareTo(GRACE) < 0;
        boolean firstRun = age.isEmpty() && ledger.lease().current().isPresent();
        boolean stale = !freshness.isFresh(age) && !early && !firstRun;
        return rules.afterLook(state, stale, state.lastRun() == 0 ? null : state.lastRun(), now);
    }
}

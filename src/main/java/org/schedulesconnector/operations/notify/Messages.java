package org.schedulesconnector.operations.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.OpenCondition;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.settings.NotifyCondition;
import org.schedulesconnector.settings.NotifySettings;

/** Says what is to be told: looks up what the ledger knows of it. */
final class Messages {
    private final Ledger ledger;
    private final NotifySettings settings;
    private final String connection;
    private final Clock clock;

    Messages(Ledger ledger, NotifySettings settings, String connection, Clock clock) {
        this.ledger = ledger;
        this.settings = settings;
        this.connection = connection;
        this.clock = clock;
    }

    /** A message that tells of nothing. */
    static Message test(NotifySettings settings, String connection, Instant now) {
        return new Message(
                Message.VERSION,
                connection + "/test/" + now,
                null,
                Notice.Kind.TEST,
                now,
                null,
                connection,
                "This is a test: the connector reaches you.",
                null,
                null,
                null,
                null,
                settings.consoleUrl());
    }

    Message of(Notice notice) {
        OpenCondition subject = notice.subject();
        Optional<CrawlRecord> run = Optional.ofNullable(subject.crawlId()).flatMap(ledger.crawls()::find);
        Optional<Duration> age =
                ledger.crawls().latestWhole().map(whole -> Duration.between(whole.startedAt(), clock.instant()));
        Explanation explanation = subject.isHealed() ? Explanation.NONE : explain(subject.condition(), run);
        return new Message(
                Message.VERSION,
                connection + "/" + subject.condition().label() + "/" + subject.since(),
                subject.condition(),
                notice.kind(),
                subject.since(),
                subject.healedAt(),
                connection,
                Titles.of(notice, run.orElse(null)),
                explanation.reason(),
                explanation.remedy(),
                run.map(Messages::run).orElse(null),
                age.map(Duration::toSeconds).orElse(null),
                settings.consoleUrl());
    }

    private static Message.Run run(CrawlRecord run) {
        return new Message.Run(run.id(), run.mode(), run.outcome(), run.startedAt(), run.endedAt(), run.counts());
    }

    private Explanation explain(NotifyCondition condition, Optional<CrawlRecord> run) {
        String reason = run.map(CrawlRecord::reason).orElse(null);
        return switch (condition) {
            case FAILED -> whyItFailed(reason);
            case DEGRADED ->
                new Explanation(
                        reason, "The command failures lists what failed, each with its remedy, until it heals.");
            case WITHHELD ->
                new Explanation(
                        reason,
                        "Look at plan; approve the deletions by crawl --approve-deletions, or correct what is wrong.");
            case ABANDONED ->
                new Explanation(reason, "Look into the log of the process and at the memory of its machine.");
            case STALE -> new Explanation(reason, "Ask status, then failures; check names what is missing.");
        };
    }

    /** What ended a run is a sentence with its remedy; what is stored of it has the two apart. */
    private Explanation whyItFailed(String reason) {
        return ledger.failures().list().stream()
                .map(known -> known.failure())
                .filter(failure -> sentence(failure).equals(reason))
                .findFirst()
                .map(failure -> new Explanation(failure.message(), failure.remedy()))
                .orElseGet(() -> new Explanation(reason, null));
    }

    private static String sentence(RunFailure failure) {
        return failure.message() + " " + failure.remedy();
    }

    /**
     * Why it is so.
     *
     * @param reason null when that is not known
     * @param remedy null when the reason says it
     */
    private record Explanation(String reason, String remedy) {
        private static final Explanation NONE = new Explanation(null, null);
    }
}

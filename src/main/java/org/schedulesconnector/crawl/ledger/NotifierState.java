package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.schedulesconnector.settings.NotifyCondition;

/**
 * What is remembered between two looks at whether something is wrong. Immutable.
 *
 * @param lastRun the number of the newest run that was looked at; 0 before the first
 * @param watchedSince since when somebody looks without a longer break, not null
 * @param lookedAt when somebody looked last, not null
 * @param failures how many messages in a row were not delivered
 * @param notBefore when the next message may be sent, not null
 * @param conditions what is wrong, or was and its end is not told yet; each condition at most once
 */
public record NotifierState(
        long lastRun,
        Instant watchedSince,
        Instant lookedAt,
        int failures,
        Instant notBefore,
        List<OpenCondition> conditions) {
    public NotifierState {
        Objects.requireNonNull(watchedSince, "watchedSince");
        Objects.requireNonNull(lookedAt, "lookedAt");
        Objects.requireNonNull(notBefore, "notBefore");
        conditions = List.copyOf(conditions);
    }

    public Optional<OpenCondition> of(NotifyCondition condition) {
        return conditions.stream().filter(open -> open.condition() == condition).findFirst();
    }

    public NotifierState withRun(long number) {
        return new NotifierState(number, watchedSince, lookedAt, failures, notBefore, conditions);
    }

    public NotifierState looked(Instant since, Instant at) {
        return new NotifierState(lastRun, since, at, failures, notBefore, conditions);
    }

    public NotifierState withFailures(int inARow, Instant next) {
        return new NotifierState(lastRun, watchedSince, lookedAt, inARow, next, conditions);
    }

    public NotifierState withConditions(List<OpenCondition> others) {
        return new NotifierState(lastRun, watchedSince, lookedAt, failures, notBefore, others);
    }
}

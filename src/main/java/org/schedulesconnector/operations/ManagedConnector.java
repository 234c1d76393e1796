package org.schedulesconnector.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.Counted;

/**
 * The connector's MBean, beside those that Camel has for routes: {@code org.apache.camel:context=…,type=services,name=SchedulesConnector}.
 * Instants are texts in ISO 8601; what is not known is null.
 */
@ManagedResource(description = "The PagerDuty Schedules connector: what it is doing, and what it is to do")
public final class ManagedConnector {
    private final StatusBoard board;
    private final ConnectorControl control;

    ManagedConnector(StatusBoard board, ConnectorControl control) {
        this.board = board;
        this.control = control;
    }

    @ManagedAttribute(description = "idle, running, pausing, paused, cancelling or stopping")
    public String getState() {
        return board.state().label();
    }

    @ManagedAttribute(description = "Step of the run in progress")
    public String getPhase() {
        return board.read().phase();
    }

    @ManagedAttribute(description = "Kind of the run in progress: full, incremental, hand-off, sync or retry")
    public String getRunMode() {
        return text(ConnectorStatus::runMode, mode -> mode.label());
    }

    @ManagedAttribute(description = "Which process has the run in progress")
    public String getRunHolder() {
        return board.read().runHolder();
    }

    @ManagedAttribute(description = "Schedules seen by the run in progress, else by the last one")
    public long getDiscovered() {
        return count(Counted.DISCOVERED);
    }

    @ManagedAttribute(description = "Items created by the run in progress, else by the last one")
    public long getCreated() {
        return count(Counted.CREATED);
    }

    @ManagedAttribute(description = "Items written again by the run in progress, else by the last one")
    public long getUpdated() {
        return count(Counted.UPDATED);
    }

    @ManagedAttribute(description = "Items that needed no write in the run in progress, else in the last one")
    public long getUnchanged() {
        return count(Counted.UNCHANGED);
    }

    @ManagedAttribute(description = "Items deleted by the run in progress, else by the last one")
    public long getDeleted() {
        return count(Counted.DELETED);
    }

    @ManagedAttribute(description = "Deletions held back by the run in progress, else by the last one")
    public long getWithheld() {
        return count(Counted.WITHHELD);
    }

    @ManagedAttribute(description = "Items that failed in the run in progress, else in the last one")
    public long getFailed() {
        return count(Counted.FAILED);
    }

    @ManagedAttribute(description = "How many schedules the run in progress will deal with, as far as is known")
    public Long getExpected() {
        return board.read().expected();
    }

    @ManagedAttribute(description = "Schedules that the run in progress deals with in a minute")
    public Long getItemsPerMinute() {
        return board.read().itemsPerMinute();
    }

    @ManagedAttribute(description = "When the run in progress will be through at its rate")
    public String getEstimatedEnd() {
        return text(ConnectorStatus::estimatedEnd, Instant::toString);
    }

    @ManagedAttribute(description = "How the last run ended: succeeded, degraded, withheld, failed or cancelled")
    public String getLastOutcome() {
        return text(ConnectorStatus::lastOutcome, outcome -> outcome.label());
    }

    @ManagedAttribute(description = "Why the last run did not succeed")
    public String getLastReason() {
        return board.read().lastReason();
    }

    @ManagedAttribute(description = "When the last run ended")
    public String getLastEnded() {
        return text(ConnectorStatus::lastEnded, Instant::toString);
    }

    @ManagedAttribute(description = "Seconds since the last run began that saw the whole account")
    public Long getFreshnessSeconds() {
        return board.read().freshnessSeconds();
    }

    @ManagedAttribute(description = "Runs that were asked for and wait for their turn")
    public String[] getQueued() {
        return board.read().queued().toArray(String[]::new);
    }

    @ManagedAttribute(description = "When the clocks ask for something next")
    public String[] getNextTriggers() {
        return board.read().nextTriggers().stream().map(NextTrigger::toLine).toArray(String[]::new);
    }

    @ManagedAttribute(description = "Why a part of this status is missing")
    public String getProblem() {
        return board.read().problem();
    }

    @ManagedOperation(description = "Asks for a full crawl")
    public String startFullCrawl() {
        return control.demand(CrawlRequest.full()).sentence();
    }

    @ManagedOperation(description = "Asks for an incremental crawl")
    public String startIncrementalCrawl() {
        return control.demand(CrawlRequest.incremental()).sentence();
    }

    @ManagedOperation(description = "Asks that one schedule be looked at; the argument is its PagerDuty id")
    public String sync(String scheduleId) {
        return control.sync(scheduleId).sentence();
    }

    @ManagedOperation(description = "Asks that what failed and has not healed be tried again")
    public String retryFailed() {
        return control.retryFailed().sentence();
    }

    @ManagedOperation(description = "Ends the run in progress at its next page or item")
    public String cancel() {
        return control.cancel().sentence();
    }

    @ManagedOperation(description = "Holds the run in progress at its next page or item, and every other")
    public String pause() {
        return control.pause().sentence();
    }

    @ManagedOperation(description = "Ends a pause")
    public String resume() {
        return control.resume().sentence();
    }

    @ManagedOperation(description = "Asks for a full crawl that may delete so many items beyond the guard's bounds")
    public String approveDeletions(int most) {
        return control.approveDeletions(most).sentence();
    }

    private long count(Counted what) {
        return Optional.ofNullable(board.read().counts())
                .map(counts -> counts.of(what))
                .orElse(0L);
    }

    private <T> String text(Function<ConnectorStatus, T> part, Function<T, String> words) {
        return Optional.ofNullable(part.apply(board.read())).map(words).orElse(null);
    }
}

package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.StoppedBy;
import org.schedulesconnector.pagerduty.Listing;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.PagerDutyListings;

/** What the routes ask of listings: which to read, and what follows when one was read or failed. */
public final class ListingSteps {
    private final PagerDutyListings listings;
    private final FailureSteps failures;

    public ListingSteps(PagerDutyListings listings, FailureSteps failures) {
        this.listings = listings;
        this.failures = failures;
    }

    public Listing users(@Variable("run") CrawlRun run) {
        return listings.users(run.collector().teamIds());
    }

    public Listing teams() {
        return listings.teams();
    }

    public Listing escalationPolicies(@Variable("run") CrawlRun run) {
        return listings.escalationPolicies(run.collector().teamIds());
    }

    /** The newest month of {@link #olderAuditRecords what is read}: its first page tells whether the records can be had at all. */
    public Listing newestAuditRecords(@Variable("run") CrawlRun run, @Variable("since") Instant since) {
        return auditRecords(run, since).get(0);
    }

    /** Everything that is known of the schedules, or what has changed since an earlier run looked; all but the newest month of it. */
    public List<Listing> olderAuditRecords(@Variable("run") CrawlRun run, @Variable("since") Instant since) {
        List<Listing> months = auditRecords(run, since);
        return months.subList(1, months.size());
    }

    private List<Listing> auditRecords(CrawlRun run, Instant since) {
        return since == null ? listings.auditRecords(run.now()) : listings.auditRecords(since, run.now());
    }

    public Listing layerBasedSchedules(@Variable("run") CrawlRun run) {
        return listings.layerBasedSchedules(
                run.windows().listing(), run.collector().teamIds());
    }

    public Listing shiftBasedSchedules(@Variable("run") CrawlRun run) {
        return listings.shiftBasedSchedules(run.collector().teamIds());
    }

    /** Who is on call from now on by the shift-based schedules of which this can tell a change. */
    public Listing onCalls(@Variable("run") CrawlRun run, @Variable("probe") RunProbe probe) {
        return listings.onCalls(
                probe.watched().keySet(),
                probe.answers().stretch().start(),
                probe.answers().stretch().end());
    }

    /** A listing ended. One that was left early, because the service stops, ends the run as cancelled. */
    public void listed(@Variable("run") CrawlRun run, @Variable("listing") Listing listing) {
        if (!listing.isComplete() && run.isActive()) {
            run.cancel(StoppedBy.SERVICE);
        }
        if (listing.isComplete()) {
            failures.healed(run, listing.name(), Step.LIST);
        }
    }

    /** A listing of schedules failed. The run goes on without deleting, unless the rest would fail in the same way. */
    public void failed(@Variable("run") CrawlRun run, @Variable("listing") Listing listing, Exchange exchange) {
        PagerDutyException cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PagerDutyException.class);
        RunFailure failure = FailureClassifier.classify(listing.name(), Step.LIST.label(), cause);
        if (FailureClassifier.isCutShort(run, cause)) {
            run.recorder().listingFailed(failure);
            return;
        }
        failures.listingFailed(run, failure);
        if (failure.category().stopsRun()) {
            run.abort(failure);
        }
    }
}

package org.schedulesconnector.crawl;

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

    public ListingSteps(PagerDutyListings listings) {
        this.listings = listings;
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

    public Listing auditRecords(@Variable("run") CrawlRun run) {
        return listings.auditRecords(run.now());
    }

    public Listing layerBasedSchedules(@Variable("run") CrawlRun run) {
        return listings.layerBasedSchedules(run.window(), run.collector().teamIds());
    }

    public Listing shiftBasedSchedules(@Variable("run") CrawlRun run) {
        return listings.shiftBasedSchedules(run.collector().teamIds());
    }

    /** A listing ended. One that was left early, because the service stops, ends the run as cancelled. */
    public void listed(@Variable("run") CrawlRun run, @Variable("listing") Listing listing) {
        if (!listing.isComplete() && run.isActive()) {
            run.cancel(StoppedBy.SERVICE);
        }
    }

    /** A listing of schedules failed. The run goes on without deleting, unless the rest would fail in the same way. */
    public void failed(@Variable("run") CrawlRun run, @Variable("listing") Listing listing, Exchange exchange) {
        PagerDutyException cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PagerDutyException.class);
        RunFailure failure = FailureClassifier.classify(listing.name(), "list", cause);
        run.recorder().listingFailed(failure);
        if (failure.category().stopsRun()) {
            run.abort(failure);
        }
    }
}

package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.oncall.Interval;

/**
 * Starts listings, and moves them on for {@code direct:pagerduty-listing}. Team ids are for accounts beyond PagerDuty's ceiling of
 * 10,000: they narrow what is asked; an account without teams gives none. Stateless.
 */
public final class PagerDutyListings {
    public Listing users(Collection<String> teamIds) {
        return new OffsetListing(ListingKind.USERS, UnaryOperator.identity(), teamIds);
    }

    public Listing teams() {
        return new OffsetListing(ListingKind.TEAMS, UnaryOperator.identity(), List.of());
    }

    public Listing escalationPolicies(Collection<String> teamIds) {
        return new OffsetListing(ListingKind.ESCALATION_POLICIES, UnaryOperator.identity(), teamIds);
    }

    /** Layer-based schedules, a hundred a page, each rendered for the window; see {@link LayerBasedSchedules#isRendered}. */
    public Listing layerBasedSchedules(Interval window, Collection<String> teamIds) {
        UnaryOperator<Query> rendered =
                query -> query.add("include[]", List.of("overrides_subschedule", "final_schedule"))
                        .add("since", window.start())
                        .add("until", window.end())
                        .add("time_zone", "UTC");
        return new OffsetListing(ListingKind.LAYER_BASED_SCHEDULES, rendered, teamIds);
    }

    /** References to shift-based schedules, a thousand a page; each needs a request of its own to be read. */
    public Listing shiftBasedSchedules(Collection<String> teamIds) {
        return new OffsetListing(ListingKind.SHIFT_BASED_SCHEDULES, UnaryOperator.identity(), teamIds);
    }

    /**
     * What happened to schedules in the twelve months before now, newest first: a listing for each 31 days, which is as far as PagerDuty
     * answers at once. A record at the edge of two may be in both.
     */
    public List<Listing> auditRecords(Instant now) {
        return AuditListing.slices(List.of("schedules"), Instant.MIN, now);
    }

    /** What happened to schedules and to all that they name, in the same way; no further back than twelve months, and never empty. */
    public List<Listing> auditRecords(Instant since, Instant until) {
        return AuditListing.slices(List.of("schedules", "users", "teams", "escalation_policies"), since, until);
    }

    /** Who is on call from now until a later instant by these schedules; see {@link OnCallProbe}. */
    public Listing onCalls(Collection<String> scheduleIds, Instant from, Instant until) {
        return new OnCallListing(scheduleIds, from, until);
    }

    /**
     * Takes a page into the listing and gives its new objects.
     *
     * @param page null when none was asked for
     * @return null for no page
     */
    public List<JsonNode> accept(@Variable("listing") Listing listing, @Body JsonNode page) {
        return page == null ? null : listing.accept(page);
    }

    /**
     * Ends a listing. One that still has a next request was stopped on purpose and is left as it is: incomplete.
     *
     * @throws PagerDutyException if it came to its end without everything
     */
    public void requireComplete(@Variable("listing") Listing listing) {
        if (!listing.hasNext() && !listing.isComplete()) {
            throw PagerDutyException.of(PagerDutyException.Kind.INCOMPLETE)
                    .path(listing.kind().path())
                    .message(listing.shortfall())
                    .build();
        }
    }
}

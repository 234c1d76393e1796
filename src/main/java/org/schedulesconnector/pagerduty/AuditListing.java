package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Audit records of a slice of time, newest first, by cursor, with the same filters from its first cursor to its last. */
final class AuditListing implements Listing {
    private static final Duration LONGEST_SLICE = Duration.ofDays(31);
    /** The far end is moved in a little, so that it is within the twelve months by PagerDuty's clock too. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final List<String> rootTypes;
    private final Instant since;
    private final Instant until;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> cursors = new HashSet<>();
    private String cursor;
    private boolean complete;

    private AuditListing(List<String> rootTypes, Instant since, Instant until) {
        this.rootTypes = List.copyOf(rootTypes);
        this.since = since;
        this.until = until;
        this.complete = !since.isBefore(until);
    }

    /**
     * The slices that reach from one instant back to another, the newest first: PagerDuty answers for 31 days at a time and keeps
     * twelve months. There is always one; it asks for nothing when the clock was set back behind {@code since}.
     *
     * @param rootTypes what the records are about, in PagerDuty's words
     * @param since what happened before is left out; PagerDuty's own memory is the farthest it reaches
     * @param until what happened later is left out, usually now. PagerDuty is asked in whole seconds, so the second
     *     that has begun is read too: an edit just before a run belongs to that run
     */
    static List<Listing> slices(List<String> rootTypes, Instant since, Instant until) {
        Instant farthest =
                until.atOffset(ZoneOffset.UTC).minusMonths(12).toInstant().plus(MARGIN);
        Instant oldest = since.isBefore(farthest) ? farthest : since;
        List<Listing> slices = new ArrayList<>();
        Instant end = until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        do {
            Instant start = end.minus(LONGEST_SLICE);
            slices.add(new AuditListing(rootTypes, start.isBefore(oldest) ? oldest : start, end));
            end = start;
        } while (end.isAfter(oldest));
        return slices;
    }

    @Override
    public ListingKind kind() {
        return ListingKind.AUDIT_RECORDS;
    }

    @Override
    public boolean hasNext() {
        return !complete;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public int found() {
        return seen.size();
    }

    @Override
    public String shortfall() {
        return "not all records between " + since + " and " + until + " were read";
    }

    @Override
    public PagerDutyRequest request() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing of " + name() + " has ended");
        }
        Query query = new Query()
                .add("root_resource_types[]", rootTypes)
                .add("since", since)
                .add("until", until)
                .add("limit", kind().limit());
        if (cursor != null) {
            query.add("cursor", cursor);
        }
        return kind().request(query);
    }

    @Override
    public List<JsonNode> accept(JsonNode page) {
        List<JsonNode> fresh = Json.elements(page, kind().array()).stream()
                .filter(record -> Json.text(record, "id") == null || seen.add(Json.text(record, "id")))
                .toList();
        cursor = Json.text(page, "next_cursor");
        complete = cursor == null;
        if (!complete && !cursors.add(cursor)) {
            throw PagerDutyException.of(PagerDutyException.Kind.INCOMPLETE)
                    .path(kind().path())
                    .message("a cursor came twice, so the listing would never end")
                    .build();
        }
        return fresh;
    }
}

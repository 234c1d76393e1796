package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Audit records, newest first, by cursor. PagerDuty keeps twelve months and answers for 31 days at a time, so it
 * is read in slices of time, from now backwards, each with the same filters from its first cursor to its last.
 */
final class AuditListing implements Listing {
    private static final Duration LONGEST_SLICE = Duration.ofDays(31);
    /** The far end is moved in a little, so that it is within the twelve months by PagerDuty's clock too. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final List<String> rootTypes;
    private final Instant oldest;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> cursors = new HashSet<>();
    private Instant until;
    private String cursor;

    /**
     * @param rootTypes what the records are about, in PagerDuty's words
     * @param since what happened before is left out; PagerDuty's own memory is the farthest it reaches
     * @param until what happened later is left out, usually now. PagerDuty is asked in whole seconds, so the second
     *     that has begun is read too: an edit just before a run belongs to that run
     */
    AuditListing(List<String> rootTypes, Instant since, Instant until) {
        Instant farthest =
                until.atOffset(ZoneOffset.UTC).minusMonths(12).toInstant().plus(MARGIN);
        this.rootTypes = List.copyOf(rootTypes);
        this.until = until.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        this.oldest = since.isBefore(farthest) ? farthest : since;
    }

    @Override
    public ListingKind kind() {
        return ListingKind.AUDIT_RECORDS;
    }

    @Override
    public boolean hasNext() {
        return until.isAfter(oldest);
    }

    @Override
    public boolean isComplete() {
        return !hasNext();
    }

    @Override
    public int found() {
        return seen.size();
    }

    @Override
    public String shortfall() {
        return "the records before " + until + " were not read";
    }

    @Override
    public PagerDutyRequest request() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing of " + name() + " has ended");
        }
        Query query = new Query()
                .add("root_resource_types[]", rootTypes)
                .add("since", since())
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
        if (cursor == null) {
            until = since();
            cursors.clear();
        } else if (!cursors.add(cursor)) {
            throw PagerDutyException.of(PagerDutyException.Kind.INCOMPLETE)
                    .path(kind().path())
                    .message("a cursor came twice, so the listing would never end")
                    .build();
        }
        return fresh;
    }

    private Instant since() {
        Instant since = until.minus(LONGEST_SLICE);
        return since.isBefore(oldest) ? oldest : since;
    }
}

package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Who is on call in a stretch of time by certain schedules. Its rows have no id and repeat for each escalation policy and level, so
 * every row is handed on. The schedules are asked for a few at a time, which keeps each listing below PagerDuty's ceiling of 10,000
 * rows; one that reaches it all the same is given up.
 */
final class OnCallListing implements Listing {
    private static final int SCHEDULES_AT_ONCE = 50;
    private static final int CEILING = OffsetListing.CEILING;

    private final Deque<List<String>> chunks = new ArrayDeque<>();
    private final Instant from;
    private final Instant until;
    private int offset;
    private int found;
    private boolean overflown;

    OnCallListing(Collection<String> scheduleIds, Instant from, Instant until) {
        List<String> ids = scheduleIds.stream().sorted().toList();
        for (int start = 0; start < ids.size(); start += SCHEDULES_AT_ONCE) {
            chunks.add(ids.subList(start, Math.min(start + SCHEDULES_AT_ONCE, ids.size())));
        }
        this.from = from;
        this.until = until;
    }

    @Override
    public ListingKind kind() {
        return ListingKind.ON_CALLS;
    }

    @Override
    public boolean hasNext() {
        return !chunks.isEmpty() && !overflown;
    }

    @Override
    public boolean isComplete() {
        return chunks.isEmpty();
    }

    @Override
    public PagerDutyRequest request() {
        if (!hasNext()) {
            throw new NoSuchElementException("the listing of " + name() + " has ended");
        }
        return kind().request(new Query()
                .add("schedule_ids[]", chunks.peek())
                .add("since", from)
                .add("until", until)
                .add("time_zone", "UTC")
                .add("limit", kind().limit())
                .add("offset", offset));
    }

    @Override
    public List<JsonNode> accept(JsonNode page) {
        List<JsonNode> rows = Json.elements(page, kind().array());
        found += rows.size();
        offset += rows.size();
        if (rows.isEmpty() || !page.path("more").asBoolean(false)) {
            chunks.remove();
            offset = 0;
        } else if (offset + kind().limit() > CEILING) {
            overflown = true;
        }
        return rows;
    }

    @Override
    public int found() {
        return found;
    }

    @Override
    public String shortfall() {
        return "some schedules have more than " + CEILING + " rows";
    }
}

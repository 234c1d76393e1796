package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A listing by offset. PagerDuty serves the first 10,000 objects only; past them the listing is read again in slices, by team and
 * by name, until it has as many different objects as PagerDuty counts. Pages are no snapshot: the offset moves by what arrived, and
 * an object that comes twice counts once.
 */
final class OffsetListing implements Listing {
    static final int CEILING = 10_000;

    private final ListingKind kind;
    private final UnaryOperator<Query> parameters;
    private final Narrowing narrowing;
    private final Set<String> seen = new HashSet<>();
    private Slice slice = Slice.ALL;
    private int offset;
    private Integer total;
    private boolean complete;
    private boolean contradicted;

    /**
     * @param parameters adds what each request of the listing carries besides limit and offset
     * @param teamIds the teams of the account, for narrowing
     */
    OffsetListing(ListingKind kind, UnaryOperator<Query> parameters, Collection<String> teamIds) {
        this.kind = kind;
        this.parameters = parameters;
        this.narrowing = new Narrowing(kind.knowsTeams() ? List.copyOf(teamIds) : List.of());
    }

    @Override
    public ListingKind kind() {
        return kind;
    }

    @Override
    public boolean hasNext() {
        return slice != null;
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
        if (contradicted) {
            return "after " + found() + " came a page with nothing on it, which said that there are more";
        }
        return "there are more than " + CEILING + ", and by team and name " + found() + " of "
                + (total == null ? "an untold number" : total) + " could be read";
    }

    @Override
    public PagerDutyRequest request() {
        if (slice == null) {
            throw new NoSuchElementException("the listing of " + name() + " has ended");
        }
        Query query = parameters.apply(new Query()).add("limit", kind.limit()).add("offset", offset);
        slice.addTo(query);
        if (isLastBeforeCeiling()) {
            query.add("total", "true");
        }
        return kind.request(query);
    }

    @Override
    public List<JsonNode> accept(JsonNode page) {
        List<JsonNode> objects = Json.elements(page, kind.array());
        if (isLastBeforeCeiling() && page.path("total").isInt()) {
            total = page.path("total").intValue();
        }
        List<JsonNode> fresh =
                objects.stream().filter(object -> seen.add(id(object))).toList();
        fresh.forEach(object -> narrowing.note(Json.firstText(object, "name", "summary")));
        offset += objects.size();
        JsonNode more = page.path("more");
        if (objects.isEmpty() && slice == Slice.ALL && !isLastWord(more)) {
            contradicted = true;
            slice = null;
        } else {
            moveOn(objects.isEmpty() || more.isBoolean() && !more.booleanValue());
        }
        return fresh;
    }

    /** A page without objects that says, in whatever way, that there are more, is no end of a listing. */
    private static boolean isLastWord(JsonNode more) {
        return more.isMissingNode() || more.isNull() || more.isBoolean() && !more.booleanValue();
    }

    private void moveOn(boolean sliceEnded) {
        boolean atCeiling = offset + kind.limit() > CEILING;
        if (slice == Slice.ALL && sliceEnded || isEverythingFound()) {
            complete = true;
            slice = null;
        } else if (sliceEnded || atCeiling) {
            if (!sliceEnded) {
                narrowing.tooWide(slice);
            }
            slice = narrowing.next();
            offset = 0;
        }
    }

    private boolean isEverythingFound() {
        return total != null && seen.size() >= total;
    }

    /** Counting is slow for PagerDuty, so it is asked for only where it is about to be needed. */
    private boolean isLastBeforeCeiling() {
        return slice == Slice.ALL && total == null && offset + 2 * kind.limit() > CEILING;
    }

    private String id(JsonNode object) {
        String id = Json.text(object, "id");
        if (id == null) {
            throw PagerDutyException.of(PagerDutyException.Kind.MALFORMED)
                    .path(kind.path())
                    .message("an object of the listing has no id")
                    .build();
        }
        return id;
    }
}

package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A listing that is being read, page by page: it knows the next request, and which objects of an answer are new. It lives in
 * the exchange variable {@code listing} while {@code direct:pagerduty-listing} reads it. Not thread-safe.
 */
public interface Listing {
    ListingKind kind();

    /** The name in routes, see {@link ListingKind#routeName()}. */
    default String name() {
        return kind().routeName();
    }

    /** Whether there is another request to make. */
    boolean hasNext();

    /** Whether everything was read. Nothing may be concluded from what a listing lacks before it is. */
    boolean isComplete();

    /**
     * The next request.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    PagerDutyRequest request();

    /**
     * Takes the answer to {@link #request()} and moves on.
     *
     * @return the objects that no earlier page had, in order
     * @throws PagerDutyException if the answer cannot belong to the listing
     */
    List<JsonNode> accept(JsonNode page);

    /** How many different objects were read so far. */
    int found();

    /** What it lacks, when it has no next request and is not complete; for people. */
    String shortfall();
}

package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads any listing of PagerDuty that has pages by offset, for the Kamelet {@code pagerduty-listing-source}. Stateless. */
public final class PagerDutyPages {
    /** PagerDuty serves no object beyond. */
    private static final int CEILING = 10_000;

    /** A listing that is being read. Not thread-safe. */
    public static final class Reading {
        private final String path;
        private final String array;
        private final int limit;
        private final String filter;
        private final Set<String> seen = new HashSet<>();
        private int offset;
        private boolean more = true;

        private Reading(String path, String array, int limit, String filter) {
            this.path = path;
            this.array = array;
            this.limit = limit;
            this.filter = filter;
        }

        public boolean hasNext() {
            return more && offset + limit <= CEILING;
        }

        public PagerDutyRequest getRequest() {
            String page = new Query().add("limit", limit).add("offset", offset).toString();
            return new PagerDutyRequest(
                    path.startsWith("/v3/") ? ApiFamily.V3 : ApiFamily.CLASSIC,
                    path,
                    filter.isBlank() ? page : filter + "&" + page,
                    array);
        }
    }

    /**
     * Begins to read.
     *
     * @param path such as {@code /services}
     * @param array the field of an answer that holds the objects, such as {@code services}
     * @param limit how many to ask for at once
     * @param filter more of the query, encoded; blank for none
     */
    public Reading begin(String path, String array, int limit, String filter) {
        return new Reading(path, array, limit, filter);
    }

    /** Takes a page and gives the objects that no earlier page had. */
    public List<JsonNode> accept(@Variable("pages") Reading reading, @Body JsonNode page) {
        List<JsonNode> objects = Json.elements(page, reading.array);
        reading.offset += objects.size();
        reading.more = page.path("more").asBoolean() && !objects.isEmpty();
        return StreamSupport.stream(objects.spliterator(), false)
                .filter(object -> reading.seen.add(object.path("id").asText()))
                .toList();
    }

    /**
     * Ends the reading.
     *
     * @throws PagerDutyException if PagerDuty has more than it serves
     */
    public void requireComplete(@Variable("pages") Reading reading) {
        if (reading.more && !reading.hasNext()) {
            throw PagerDutyException.of(PagerDutyException.Kind.INCOMPLETE)
                    .path(reading.path)
                    .message("PagerDuty serves the first " + CEILING
                            + " objects of a listing only; narrow it by a filter")
                    .build();
        }
    }
}

package org.schedulesconnector.operations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.schedulesconnector.crawl.CrawlRequest;

/**
 * The body of a demand for a crawl; both members may be left out.
 *
 * @param mode {@code full}, which is meant when it is missing, or {@code incremental}
 * @param approveDeletions how many deletions are approved beyond the guard's bounds; null for none
 */
record CrawlOrder(String mode, Integer approveDeletions) {
    private static final CrawlOrder PLAIN = new CrawlOrder(null, null);

    /** @throws ApiProblem when the text is neither empty nor such an object */
    static CrawlOrder read(String body) {
        if (body == null || body.isBlank()) {
            return PLAIN;
        }
        try {
            return Optional.ofNullable(ApiJson.MAPPER.readValue(body, CrawlOrder.class))
                    .orElseThrow(() -> unreadable("The body is null."));
        } catch (JsonProcessingException e) {
            throw unreadable("The body is not understood: " + where(e) + ".");
        }
    }

    CrawlRequest request() {
        CrawlRequest request = kind();
        if (approveDeletions == null) {
            return request;
        }
        if (approveDeletions < 1) {
            throw unreadable("approveDeletions is " + approveDeletions + ".");
        }
        return request.withApprovedDeletions(approveDeletions);
    }

    private CrawlRequest kind() {
        if (mode == null || mode.equals("full")) {
            return CrawlRequest.full();
        }
        if (mode.equals("incremental")) {
            return CrawlRequest.incremental();
        }
        throw unreadable("mode is neither full nor incremental.");
    }

    private static String where(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return "something is wrong" + place;
    }

    private static ApiProblem unreadable(String wrong) {
        return new ApiProblem(
                400,
                wrong,
                "The body is empty, or a JSON object with the members mode (full or incremental) and approveDeletions"
                        + " (a whole number, 1 or more), both optional.",
                "Correct the body.");
    }
}

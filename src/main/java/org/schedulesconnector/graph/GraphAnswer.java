package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * An answer that says yes.
 *
 * @param address the address asked, for relative links
 * @param status HTTP status, 200 to 299
 * @param body the JSON; a missing node when the body is empty
 * @param location the {@code Location} header as it came, null when there is none
 * @param requestId Graph's id of the request, null when it sent none
 * @param attempts how many requests it took
 */
record GraphAnswer(URI address, int status, JsonNode body, String location, String requestId, int attempts) {
    GraphAnswer afterAttempts(int count) {
        return new GraphAnswer(address, status, body, location, requestId, count);
    }
}

package org.schedulesconnector.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * A request of the connector.
 *
 * @param target path and query as they are sent
 * @param headers those that decide about the answer
 */
record RecordedRequest(String method, String target, Map<String, String> headers, String body) {
    /** Whether it asks for one thing alone; those are asked for a few at a time. */
    boolean isDetail() {
        return target.startsWith("/v3/schedules/");
    }

    HttpRequest to(URI service) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }
}

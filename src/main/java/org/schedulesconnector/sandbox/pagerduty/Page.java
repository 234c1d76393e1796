package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which page of a listing is asked for.
 *
 * @param limit how many at most
 * @param offset how many are passed over
 * @param total true when the number of all is asked for
 */
record Page(int limit, int offset, boolean total) {
    static final Set<String> PARAMETERS = Set.of("limit", "offset", "total");

    /** What {@code offset + limit} may not exceed. */
    private static final int CEILING = 10_000;

    /** A page of the classic API: 25 unless told, 100 at most. */
    static Page classic(Parameters parameters) {
        return of(parameters, 25, 100);
    }

    static Page of(Parameters parameters, int byDefault, int max) {
        int limit = parameters.number("limit", byDefault, 1, max);
        int offset = parameters.number("offset", 0, 0, Integer.MAX_VALUE);
        if ((long) limit + offset > CEILING) {
            throw ApiError.invalid("offset", "and limit together may not exceed " + CEILING);
        }
        return new Page(limit, offset, parameters.flag("total"));
    }

    /** The answer of a listing of the classic API, {@code total} null unless asked for. */
    <T> ApiAnswer classic(String name, List<T> all, Function<T, ObjectNode> json) {
        ObjectNode body = envelope(name, all, json);
        if (total) {
            body.put("total", all.size());
        } else {
            body.putNull("total");
        }
        return ApiAnswer.ok(body);
    }

    /** The answer of a v3 listing, {@code total} absent unless asked for. */
    <T> ApiAnswer v3(String name, List<T> all, Function<T, ObjectNode> json) {
        ObjectNode body = envelope(name, all, json);
        if (total) {
            body.put("total", all.size());
        }
        return ApiAnswer.ok(body);
    }

    private <T> ObjectNode envelope(String name, List<T> all, Function<T, ObjectNode> json) {
        int from = Math.min(offset, all.size());
        int to = Math.min(from + limit, all.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode array = body.putArray(name);
        all.subList(from, to).forEach(item -> array.add(json.apply(item)));
        return body.put("limit", limit).put("offset", offset).put("more", to < all.size());
    }
}

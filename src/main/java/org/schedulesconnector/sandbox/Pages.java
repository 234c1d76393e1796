package org.schedulesconnector.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** Pages of listings as faults change them: what is no page, because it is an error or a single thing, stays as it is. */
final class Pages {
    private static final JsonMapper JSON = new JsonMapper();

    private Pages() {}

    /** The first half of the entries, and the word that there are more of them, or that there are not. */
    static SandboxAnswer half(SandboxAnswer page, boolean more) {
        return changed(page, (object, entries) -> {
            for (int left = entries.size() / 2; left > 0; left--) {
                entries.remove(entries.size() - 1);
            }
            if (object.has("more")) {
                object.put("more", more);
            } else if (!more) {
                object.remove(List.of("next_cursor", "@odata.nextLink"));
            }
        });
    }

    /** The first entry once more, at the end. */
    static SandboxAnswer withDuplicate(SandboxAnswer page) {
        return changed(page, (object, entries) -> {
            if (!entries.isEmpty()) {
                entries.add(entries.get(0).deepCopy());
            }
        });
    }

    static SandboxAnswer reversed(SandboxAnswer page) {
        return changed(page, (object, entries) -> reverse(entries));
    }

    /** Pages of at most so many entries, each of which begins with the last entry of the page before it. */
    static SandboxAnswer overlapping(SandboxService service, SandboxRequest request, int most) {
        return byOffset(request, most)
                .map(asked -> service.answer(asked.from(Math.max(0, asked.offset() - 1))))
                .orElseGet(() -> service.answer(request));
    }

    /**
     * Pages of at most so many entries, every other of which is cut out of the listing in the opposite order, so that entries come
     * twice and others not at all, although each page by itself is right.
     */
    static SandboxAnswer unstable(SandboxService service, SandboxRequest request, int most) {
        return byOffset(request, most)
                .map(asked -> asked.offset() / most % 2 == 0
                        ? service.answer(asked.from(asked.offset()))
                        : fromTheEnd(service, asked))
                .orElseGet(() -> service.answer(request));
    }

    private static SandboxAnswer fromTheEnd(SandboxService service, ByOffset asked) {
        int total = object(service.answer(asked.from(0).with("total", "true")))
                .map(page -> page.path("total").asInt())
                .orElse(0);
        int end = total - asked.offset();
        if (end <= 0) {
            return service.answer(asked.from(asked.offset()));
        }
        SandboxRequest mirrored = asked.from(Math.max(0, end - asked.limit()))
                .with("limit", Integer.toString(Math.min(end, asked.limit())));
        return changed(service.answer(mirrored), (object, entries) -> {
            reverse(entries);
            object.put("more", end > asked.limit());
        });
    }

    /** The answer with a member of its top changed; as it was when it has none. */
    static SandboxAnswer withMember(SandboxAnswer answer, String member, UnaryOperator<JsonNode> change) {
        return object(answer)
                .filter(object -> object.has(member))
                .map(object -> {
                    object.set(member, change.apply(object.get(member)));
                    return withBody(answer, object);
                })
                .orElse(answer);
    }

    static SandboxAnswer withBody(SandboxAnswer answer, UnaryOperator<JsonNode> change) {
        return json(answer).map(json -> withBody(answer, change.apply(json))).orElse(answer);
    }

    private static SandboxAnswer withBody(SandboxAnswer answer, JsonNode body) {
        try {
            return new SandboxAnswer(answer.status(), answer.headers(), JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SandboxAnswer changed(SandboxAnswer answer, PageChange change) {
        return object(answer)
                .flatMap(object -> entries(object).map(entries -> {
                    change.accept(object, entries);
                    return withBody(answer, object);
                }))
                .orElse(answer);
    }

    /** The entries of a page: its one list beside what tells whether there are more. */
    private static Optional<ArrayNode> entries(ObjectNode page) {
        boolean listing = page.has("more") || page.has("next_cursor") || page.has("value");
        return StreamSupport.stream(page.spliterator(), false)
                .filter(member -> listing && member.isArray())
                .map(ArrayNode.class::cast)
                .findFirst();
    }

    private static void reverse(ArrayNode entries) {
        List<JsonNode> order = new ArrayList<>();
        entries.forEach(order::add);
        Collections.reverse(order);
        entries.removeAll().addAll(order);
    }

    private static Optional<ObjectNode> object(SandboxAnswer answer) {
        return json(answer).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    /** The body of a good answer. */
    private static Optional<JsonNode> json(SandboxAnswer answer) {
        if (answer.status() / 100 != 2 || answer.body().length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<ByOffset> byOffset(SandboxRequest request, int most) {
        return request.param("offset")
                .map(offset -> new ByOffset(
                        request,
                        Integer.parseInt(offset),
                        Math.min(
                                most,
                                request.param("limit").map(Integer::parseInt).orElse(most))));
    }

    /** A request for a page by its place. */
    private record ByOffset(SandboxRequest request, int offset, int limit) {
        SandboxRequest from(int place) {
            return request.with("offset", Integer.toString(place)).with("limit", Integer.toString(limit));
        }
    }

    @FunctionalInterface
    private interface PageChange {
        void accept(ObjectNode page, ArrayNode entries);
    }
}

package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.schedulesconnector.graph.GraphException.Kind;

/** Reads one listing of the directory to its end, page by page. */
final class DirectoryPages {
    private final GraphCaller caller;
    private final DirectoryRequests requests;
    private final RetryPolicy policy;
    private final List<JsonNode> elements = new ArrayList<>();
    private final Set<URI> seen = new HashSet<>();
    private final AtomicInteger made;

    private DirectoryPages(GraphCaller caller, DirectoryRequests requests, RetryPolicy policy, AtomicInteger made) {
        this.caller = caller;
        this.requests = requests;
        this.policy = policy;
        this.made = made;
    }

    /** @param made is raised by the requests it took */
    static CompletableFuture<List<JsonNode>> read(
            GraphRequest first,
            GraphCaller caller,
            DirectoryRequests requests,
            RetryPolicy policy,
            AtomicInteger made) {
        return new DirectoryPages(caller, requests, policy, made).from(first);
    }

    private CompletableFuture<List<JsonNode>> from(GraphRequest request) {
        return caller.callInTurn(request, policy).thenCompose(answer -> {
            made.addAndGet(answer.attempts());
            JsonNode page = answer.body().path("value");
            if (!page.isArray()) {
                throw GraphException.of(
                        Kind.MALFORMED_ANSWER, answer.address().getPath() + " was answered without a list");
            }
            page.forEach(elements::add);
            String next = answer.body().path("@odata.nextLink").asText(null);
            return next == null
                    ? CompletableFuture.completedFuture(elements)
                    : from(requests.page(next(answer.address(), next)));
        });
    }

    /** Only the host that was asked is believed, and no page comes twice. */
    private URI next(URI asked, String link) {
        URI next = address(asked, link);
        boolean sameHost = Objects.equals(next.getScheme(), asked.getScheme())
                && Objects.equals(next.getHost(), asked.getHost())
                && next.getPort() == asked.getPort();
        if (!sameHost) {
            throw GraphException.of(
                    Kind.MALFORMED_ANSWER,
                    "%s goes on at another host, %s, which is not asked".formatted(asked.getPath(), next.getHost()));
        }
        if (!seen.add(next)) {
            throw GraphException.of(Kind.MALFORMED_ANSWER, asked.getPath() + " names the same next page twice");
        }
        return next;
    }

    private static URI address(URI asked, String link) {
        try {
            return asked.resolve(link);
        } catch (IllegalArgumentException e) {
            throw GraphException.of(
                    Kind.MALFORMED_ANSWER, asked.getPath() + " names a next page that is no address", e);
        }
    }
}

package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Message;

/** Lists the ids of the items that the connection holds, where Graph does: its metadata names such a listing, its reference does not. */
final class ListItemsOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    ListItemsOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) {
        AtomicInteger made = new AtomicInteger();
        return DirectoryPages.read(
                        client.requests().listItems(),
                        client.caller(),
                        client.directoryRequests(),
                        configuration.retryPolicy(),
                        made)
                .thenApply(items -> new Result(ids(items), null, made.get()));
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream()
                .map(item -> item.path("id").asText())
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}

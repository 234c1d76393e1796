package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Reads one item as Graph holds it; null when it holds none. */
final class GetItemOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    GetItemOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        String itemId = message.getMandatoryBody(String.class);
        ItemRules.checkId(itemId);
        return client.caller()
                .callInTurn(client.requests().getItem(itemId), configuration.retryPolicy())
                .thenApply(answer ->
                        new Result(HeldItemReader.read(itemId, answer.body()), answer.requestId(), answer.attempts()))
                .exceptionally(failure -> {
                    GraphException absent = ConnectionClient.expect(Kind.NOT_FOUND, failure);
                    return new Result(null, absent.requestId(), absent.attempts());
                });
    }
}

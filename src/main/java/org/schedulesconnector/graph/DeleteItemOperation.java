package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Deletes one item. One that Graph does not have is as good as deleted. */
final class DeleteItemOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    DeleteItemOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        String itemId = message.getMandatoryBody(String.class);
        ItemRules.checkId(itemId);
        return client.caller()
                .callInTurn(client.requests().deleteItem(itemId), configuration.retryPolicy())
                .thenApply(answer -> result(itemId, ItemOutcome.Status.DELETED, answer.requestId(), answer.attempts()))
                .exceptionally(failure -> {
                    GraphException absent = ConnectionClient.expect(Kind.NOT_FOUND, failure);
                    return result(itemId, ItemOutcome.Status.ABSENT, absent.requestId(), absent.attempts());
                });
    }

    private static Result result(String itemId, ItemOutcome.Status status, String requestId, int attempts) {
        return new Result(new ItemOutcome(itemId, status, requestId, attempts), requestId, attempts);
    }
}

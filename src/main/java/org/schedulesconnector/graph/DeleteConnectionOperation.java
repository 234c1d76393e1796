package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Deletes the connection with all its items. */
final class DeleteConnectionOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    DeleteConnectionOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) {
        client.schema().forget();
        return client.caller()
                .call(client.requests().deleteConnection(), configuration.retryPolicy())
                .thenApply(answer -> result(true, answer.requestId(), answer.attempts()))
                .exceptionally(failure -> {
                    GraphException absent = ConnectionClient.expect(Kind.NOT_FOUND, failure);
                    return result(false, absent.requestId(), absent.attempts());
                });
    }

    private Result result(boolean existed, String requestId, int attempts) {
        return new Result(new ConnectionDeletion(configuration.getConnectionId(), existed), requestId, attempts);
    }
}

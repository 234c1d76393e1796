package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupDeletion.Status;

/** Deletes one external group with its members. One that Graph does not have is as good as deleted. */
final class DeleteGroupOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    DeleteGroupOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        String groupId = message.getMandatoryBody(String.class);
        GroupRules.checkId(groupId);
        return client.groupTurns().after(groupId, () -> delete(groupId));
    }

    private CompletableFuture<Result> delete(String groupId) {
        return client.caller()
                .callInTurn(client.groupRequests().delete(groupId), configuration.retryPolicy())
                .thenApply(answer -> result(groupId, Status.DELETED, answer.requestId(), answer.attempts()))
                .exceptionally(failure -> {
                    GraphException absent = ConnectionClient.expect(Kind.NOT_FOUND, failure);
                    return result(groupId, Status.ABSENT, absent.requestId(), absent.attempts());
                });
    }

    private static Result result(String groupId, Status status, String requestId, int attempts) {
        return new Result(new GroupDeletion(groupId, status), requestId, attempts);
    }
}

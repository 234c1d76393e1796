package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** Creates an external group and brings its members to what is wanted. */
final class SyncGroupOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    SyncGroupOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        GroupMembership group = message.getMandatoryBody(GroupMembership.class);
        GroupRules.check(group);
        GroupSync sync = new GroupSync(group, client.groupRequests(), client.caller(), configuration.retryPolicy());
        return client.groupTurns()
                .after(group.id(), sync::run)
                .thenApply(outcome -> new Result(outcome, null, outcome.requests()));
    }
}

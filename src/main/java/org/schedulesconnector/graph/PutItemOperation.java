package org.schedulesconnector.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Writes one item whole. */
final class PutItemOperation implements GraphOperation {
    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    PutItemOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        ExternalItemDocument document = message.getMandatoryBody(ExternalItemDocument.class);
        return client.schema().orElse(this::fetchSchema).thenCompose(schema -> put(document, schema));
    }

    private CompletableFuture<Result> put(ExternalItemDocument document, ConnectionSchema schema) {
        ItemRules.check(document, schema);
        ExternalItemDocument sent = withoutUnknownToCloud(document, schema);
        return client.caller()
                .callInTurn(client.requests().putItem(sent, schema), configuration.retryPolicy())
                .thenApply(answer -> new Result(
                        new ItemOutcome(
                                document.id(), ItemOutcome.Status.WRITTEN, answer.requestId(), answer.attempts()),
                        answer.requestId(),
                        answer.attempts()));
    }

    private ExternalItemDocument withoutUnknownToCloud(ExternalItemDocument document, ConnectionSchema schema) {
        ConnectionSchema restricted = configuration.getCloud().restrict(schema);
        if (restricted.properties().size() == schema.properties().size()) {
            return document;
        }
        Map<String, Object> kept = new LinkedHashMap<>(document.properties());
        kept.keySet()
                .retainAll(restricted.properties().stream()
                        .map(SchemaProperty::name)
                        .collect(Collectors.toSet()));
        return new ExternalItemDocument(document.id(), document.acl(), kept, document.content());
    }

    private CompletableFuture<ConnectionSchema> fetchSchema() {
        return client.caller()
                .call(client.requests().getSchema(), configuration.retryPolicy())
                .thenApply(answer -> RemoteSchema.parse(answer.body()))
                .thenApply(held -> {
                    if (held.isEmpty()) {
                        throw GraphException.of(
                                Kind.REFUSED,
                                "Connection %s has no schema yet, and Graph takes no items before: provision it first"
                                        .formatted(configuration.getConnectionId()));
                    }
                    return new ConnectionSchema(held.properties());
                });
    }
}

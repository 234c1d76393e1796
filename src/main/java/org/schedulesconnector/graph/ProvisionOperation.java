package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the connection or brings it to its definition, then remembers the schema for the items. */
final class ProvisionOperation implements GraphOperation {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisionOperation.class);

    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    ProvisionOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        ConnectionDefinition definition = message.getMandatoryBody(ConnectionDefinition.class);
        if (!definition.id().equals(configuration.getConnectionId())) {
            throw GraphException.of(
                    Kind.INVALID,
                    "The definition is of connection %s and the endpoint of %s: they must be the same"
                            .formatted(definition.id(), configuration.getConnectionId()));
        }
        return client.supply(() -> new Result(provision(definition), null, 0));
    }

    private ProvisionOutcome provision(ConnectionDefinition definition) {
        boolean compareOnly = configuration.isCompareOnly();
        ProvisionProgress progress = configuration.getProgress() == null ? LOG::info : configuration.getProgress();
        ConnectionDefinition wanted = restricted(definition);
        StepwiseCalls calls = new StepwiseCalls(client.caller(), configuration.retryPolicy(), client.delays());
        SchemaRegistration registration = new SchemaRegistration(
                wanted.id(), client.requests(), calls, configuration.provisionPace(), client.clock(), progress);
        ProvisionReport report = new ProvisionReport(wanted.id(), compareOnly, progress);
        ProvisionOutcome outcome =
                new Provisioner(wanted, client.requests(), calls, registration, report, compareOnly).run();
        if (!compareOnly) {
            client.schema().set(definition.schema());
        }
        return outcome;
    }

    private ConnectionDefinition restricted(ConnectionDefinition definition) {
        return new ConnectionDefinition(
                definition.id(),
                definition.name(),
                definition.description(),
                configuration.getCloud().restrict(definition.schema()),
                definition.urlResolvers(),
                definition.resultTemplate());
    }
}

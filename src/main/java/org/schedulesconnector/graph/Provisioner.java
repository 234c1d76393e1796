package org.schedulesconnector.graph;

import com.microsoft.graph.models.externalconnectors.ExternalConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * Brings a connection to its definition with the least requests: a connection that is as wanted is only read. Runs on a worker
 * thread; registering a schema takes Graph 5 to 15 minutes.
 */
final class Provisioner {
    private final ConnectionDefinition wanted;
    private final GraphRequests requests;
    private final StepwiseCalls calls;
    private final SchemaRegistration registration;
    private final ProvisionReport report;
    private final boolean compareOnly;

    Provisioner(
            ConnectionDefinition wanted,
            GraphRequests requests,
            StepwiseCalls calls,
            SchemaRegistration registration,
            ProvisionReport report,
            boolean compareOnly) {
        this.wanted = wanted;
        this.requests = requests;
        this.calls = calls;
        this.registration = registration;
        this.report = report;
        this.compareOnly = compareOnly;
    }

    /** @throws GraphException of kind {@code REFUSED} when no request can make the connection as wanted */
    ProvisionOutcome run() {
        DefinitionRules.check(wanted);
        Optional<RemoteConnection> held = find();
        if (held.isEmpty()) {
            report.created();
        }
        RemoteConnection connection = held.orElseGet(compareOnly ? RemoteConnection::untold : this::create);
        checkState(connection);
        updateTexts(connection);
        updateSchema(connection);
        updateResolvers(connection);
        updateTemplate(connection);
        return report.outcome();
    }

    private Optional<RemoteConnection> find() {
        try {
            return Optional.of(
                    new RemoteConnection(calls.send(requests.getConnection()).body()));
        } catch (GraphException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A conflict means that an earlier attempt did create it and its answer was lost, or that it is somebody else's. */
    private RemoteConnection create() {
        try {
            return new RemoteConnection(
                    calls.send(requests.createConnection(wanted)).body());
        } catch (GraphException e) {
            if (e.kind() != Kind.CONFLICT) {
                throw e;
            }
            return findOwn(e);
        }
    }

    private RemoteConnection findOwn(GraphException conflict) {
        try {
            return find().orElseThrow(() -> foreign(conflict));
        } catch (GraphException e) {
            throw e.kind() == Kind.FORBIDDEN ? foreign(e) : e;
        }
    }

    /** Takes over the answer's evidence. It is not chained: Camel would hand out the inner one to whoever asks for the type. */
    private GraphException foreign(GraphException answer) {
        return GraphException.failed(
                Kind.REFUSED,
                "the connection id %s is taken in this tenant by another application: it cannot be created, and this"
                                .formatted(wanted.id())
                        + " application may not read it. Choose another connection id, or use the application that owns it",
                answer.evidence().orElse(null),
                null,
                null);
    }

    private void checkState(RemoteConnection connection) {
        switch (connection.state().toLowerCase(Locale.ROOT)) {
            case "obsolete" ->
                throw GraphException.of(
                        Kind.REFUSED,
                        "Connection %s is obsolete: Graph lets it be deleted only. Delete it, or choose another id"
                                .formatted(wanted.id()));
            case "limitexceeded" ->
                report.warn("its quota of items is used up: items are updated and deleted, new ones are refused");
            default -> {}
        }
    }

    private void updateTexts(RemoteConnection connection) {
        if (!connection.hasTexts(wanted)) {
            report.change("name and description are set");
            write(() -> ConnectionModel.texts(wanted));
        }
    }

    private void updateSchema(RemoteConnection connection) {
        boolean hasNone = report.isConnectionNew() || connection.state().equalsIgnoreCase("draft");
        RemoteSchema held = hasNone ? RemoteSchema.NONE : heldSchema();
        if (held.isEmpty()) {
            report.schemaRegistered(wanted.schema().properties().size());
            register(true);
            return;
        }
        SchemaComparison comparison = SchemaComparison.of(held, wanted.schema());
        refuseImpossible(comparison);
        if (!comparison.isEqual()) {
            report.schemaUpdated(comparison);
            register(false);
        }
    }

    private RemoteSchema heldSchema() {
        try {
            return RemoteSchema.parse(calls.send(requests.getSchema()).body());
        } catch (GraphException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return RemoteSchema.NONE;
            }
            throw e;
        }
    }

    private void refuseImpossible(SchemaComparison comparison) {
        if (!comparison.impossible().isEmpty()) {
            throw GraphException.of(
                    Kind.REFUSED,
                    "The schema of connection %s cannot become the wanted one: %s. Undo that, or use a new connection id"
                            .formatted(wanted.id(), String.join("; ", comparison.impossible())));
        }
    }

    private void register(boolean connectionIsNew) {
        if (!compareOnly) {
            registration.register(wanted.schema(), connectionIsNew);
        }
    }

    private void updateResolvers(RemoteConnection connection) {
        boolean mayDiffer = connection.tellsResolvers() || report.isConnectionOrSchemaNew();
        if (!wanted.urlResolvers().isEmpty() && mayDiffer && !connection.hasResolvers(wanted.urlResolvers())) {
            writeSetting("URL resolvers are set", () -> ConnectionModel.resolvers(wanted.urlResolvers()));
        }
    }

    private void updateTemplate(RemoteConnection connection) {
        ResultTemplate template = wanted.resultTemplate();
        boolean mayDiffer = connection.tellsTemplates() || report.isConnectionOrSchemaNew();
        if (template != null && mayDiffer && !connection.hasTemplate(template)) {
            writeSetting("the result template is set", () -> ConnectionModel.template(template));
        }
    }

    /** Documents disagree on whether these may be patched, and search works without them: a refusal is a warning. */
    private void writeSetting(String sentence, Supplier<ExternalConnection> change) {
        report.change(sentence);
        try {
            write(change);
        } catch (GraphException e) {
            if (e.kind() != Kind.INVALID) {
                throw e;
            }
            report.withdraw(sentence);
            report.warn("Graph did not accept that " + sentence + ": " + e.getMessage());
        }
    }

    private void write(Supplier<ExternalConnection> change) {
        if (!compareOnly) {
            calls.send(requests.updateConnection(change));
        }
    }
}

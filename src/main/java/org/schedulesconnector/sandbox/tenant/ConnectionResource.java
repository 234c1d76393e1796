package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code /external/connections}. */
final class ConnectionResource {
    private final Connections connections;
    private final SchemaTiming timing;
    private final Writes writes;

    ConnectionResource(Connections connections, SchemaTiming timing, Writes writes) {
        this.connections = connections;
        this.timing = timing;
        this.writes = writes;
    }

    void addTo(Routes routes) {
        String one = "/external/connections/{connection}";
        routes.add("GET", "/external/connections", Permission.CONNECTIONS, this::list)
                .add("POST", "/external/connections", Permission.CONNECTIONS, this::create)
                .add("GET", one, Permission.CONNECTIONS, this::read)
                .add("PATCH", one, Permission.CONNECTIONS, this::update)
                .add("DELETE", one, Permission.CONNECTIONS, this::delete);
    }

    private SandboxAnswer list(Call call) {
        call.allowQuery(Set.of());
        return GraphJson.answer(
                200,
                GraphJson.collection(connections.managedBy(call.app()).stream()
                        .map(connection -> connection.toJson(call.now()))
                        .toList()));
    }

    /**
     * A broken card is refused with 503 although the connection was made, a known fault of the service: the repeated request then
     * finds its own connection in the way.
     */
    private SandboxAnswer create(Call call) {
        call.allowQuery(Set.of());
        StrictObject wanted = ConnectionRules.readNew(call.json());
        ExternalConnection connection =
                new ExternalConnection(wanted, call.app().id(), timing);
        connections.add(connection);
        writes.count(Writes.Kind.CONNECTION);
        if (!ResultTemplates.hasOnlyCards(wanted)) {
            throw GraphRefusal.of(503, "ServiceUnavailable", "The service is temporarily unavailable.");
        }
        return GraphJson.answer(201, connection.toJson(call.now()));
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of("$select"));
        ObjectNode json = connections.of(call).toJson(call.now());
        call.request().param("$select").ifPresent(select -> json.retain(Arrays.asList(select.split("\\s*,\\s*"))));
        return GraphJson.answer(200, json);
    }

    private SandboxAnswer update(Call call) {
        ExternalConnection connection = connections.of(call);
        connection.update(ConnectionRules.readUpdate(call.json()));
        writes.count(Writes.Kind.CONNECTION);
        return GraphJson.empty(204);
    }

    private SandboxAnswer delete(Call call) {
        connections.remove(connections.of(call));
        writes.count(Writes.Kind.CONNECTION);
        return GraphJson.empty(204);
    }
}

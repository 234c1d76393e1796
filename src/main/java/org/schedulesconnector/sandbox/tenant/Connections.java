package org.schedulesconnector.sandbox.tenant;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The external connections of a tenant. Safe for several threads. */
final class Connections {
    private final Map<String, ExternalConnection> byId = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final int foreignStatus;

    /**
     * @param foreignStatus what an app gets for a connection of another app: 403 or 404, both were reported
     */
    Connections(int foreignStatus) {
        this.foreignStatus = foreignStatus;
    }

    Optional<ExternalConnection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<ExternalConnection> managedBy(RegisteredApp app) {
        return byId.values().stream()
                .filter(connection -> connection.isManagedBy(app.id()))
                .toList();
    }

    /** The connection that a call is about; refused when there is none or another app owns it. */
    ExternalConnection of(Call call) {
        String id = call.segment("connection");
        ExternalConnection connection = find(id).orElseThrow(() -> absent(id));
        if (!connection.isManagedBy(call.app().id())) {
            throw foreignStatus == 404 ? absent(id) : GraphRefusal.forbidden();
        }
        return connection;
    }

    private static GraphRefusal absent(String id) {
        return GraphRefusal.notFound("The connection '" + id + "' does not exist.");
    }

    /** Adds a connection; its id must be free in the whole tenant, whoever has it. */
    void add(ExternalConnection connection) {
        if (byId.putIfAbsent(connection.id(), connection) != null) {
            throw GraphRefusal.conflict("A connection with the id '" + connection.id() + "' already exists.");
        }
    }

    void remove(ExternalConnection connection) {
        byId.remove(connection.id(), connection);
    }
}

package org.schedulesconnector.sandbox.tenant;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code …/schema} and {@code …/operations/{id}}. */
final class SchemaResource {
    private static final String NEWER_MEMBERS = "include-unknown-enum-members";

    private final Connections connections;
    private final Writes writes;
    private final AtomicInteger operations = new AtomicInteger();

    SchemaResource(Connections connections, Writes writes) {
        this.connections = connections;
        this.writes = writes;
    }

    void addTo(Routes routes) {
        String connection = "/external/connections/{connection}";
        routes.add("GET", connection + "/schema", Permission.CONNECTIONS, this::read)
                .add("PATCH", connection + "/schema", Permission.CONNECTIONS, this::register)
                .add("GET", connection + "/operations/{operation}", Permission.CONNECTIONS, this::operation);
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of());
        TenantSchema schema = connections
                .of(call)
                .registration()
                .schema(call.now())
                .orElseThrow(() -> GraphRefusal.notFound("The connection has no schema yet."));
        boolean withNewer = call.prefers(NEWER_MEMBERS);
        SandboxAnswer answer = GraphJson.answer(200, schema.toJson(withNewer));
        if (!withNewer) {
            return answer;
        }
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Preference-Applied", NEWER_MEMBERS);
        return new SandboxAnswer(answer.status(), headers, answer.body());
    }

    private SandboxAnswer register(Call call) {
        ExternalConnection connection = connections.of(call);
        TenantSchema wanted = TenantSchema.read(call.json());
        String operation = connection.registration().begin(wanted, nextOperationId(), call.now());
        writes.count(Writes.Kind.SCHEMA);
        String location = call.link("/external/connections/" + connection.id() + "/operations/" + operation)
                .toString();
        return new SandboxAnswer(202, Map.of("Location", location), new byte[0]);
    }

    /** Opaque with dots, as the service's are: nobody should take one apart. */
    private String nextOperationId() {
        return String.format("1.neu.%08x", operations.incrementAndGet() * 0x9E3779B1);
    }

    private SandboxAnswer operation(Call call) {
        call.allowQuery(Set.of());
        return connections
                .of(call)
                .registration()
                .poll(call.segment("operation"), call.now())
                .map(operation -> GraphJson.answer(200, operation))
                .orElseThrow(() -> GraphRefusal.notFound("There is no such operation."));
    }
}

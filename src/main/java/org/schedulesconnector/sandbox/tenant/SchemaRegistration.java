package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The way of one connection from draft to ready: its schema and the operations that register it. */
final class SchemaRegistration {
    private final SchemaTiming timing;
    private final Map<String, Operation> operations = new HashMap<>();
    private int refusals;
    private int failures;
    private Operation pending;
    private TenantSchema schema;

    SchemaRegistration(SchemaTiming timing) {
        this.timing = timing;
        this.refusals = timing.refusals();
        this.failures = timing.failures();
    }

    /** The registered schema; empty while the connection is a draft. */
    synchronized Optional<TenantSchema> schema(Instant now) {
        settle(now);
        return Optional.ofNullable(schema);
    }

    /** Starts to register a schema and returns the operation's id. */
    synchronized String begin(TenantSchema wanted, String operationId, Instant now) {
        settle(now);
        if (refusals > 0) {
            refusals--;
            throw GraphRefusal.invalid("The connection is still being provisioned. Try again later.");
        }
        if (pending != null) {
            throw GraphRefusal.invalid("Another schema operation of this connection is in progress.");
        }
        if (schema != null) {
            schema.checkSuccessor(wanted);
        }
        pending = new Operation(operationId, wanted, now, failures > 0);
        failures = Math.max(0, failures - 1);
        operations.put(operationId, pending);
        settle(now);
        return operationId;
    }

    /** Looks at an operation, which counts as one poll. */
    synchronized Optional<ObjectNode> poll(String operationId, Instant now) {
        Operation operation = operations.get(operationId);
        if (operation == null) {
            return Optional.empty();
        }
        settle(now);
        operation.polls++;
        return Optional.of(operation.toJson());
    }

    private void settle(Instant now) {
        boolean over = pending != null
                && pending.polls >= timing.polls()
                && !now.isBefore(pending.begun.plus(timing.duration()));
        if (!over) {
            return;
        }
        if (pending.fails) {
            pending.status = "failed";
        } else {
            pending.status = "completed";
            schema = pending.wanted;
        }
        pending = null;
    }

    private static final class Operation {
        private final String id;
        private final TenantSchema wanted;
        private final Instant begun;
        private final boolean fails;
        private int polls;
        private String status = "inprogress";

        Operation(String id, TenantSchema wanted, Instant begun, boolean fails) {
            this.id = id;
            this.wanted = wanted;
            this.begun = begun;
            this.fails = fails;
        }

        ObjectNode toJson() {
            ObjectNode json = GraphJson.object().put("id", id).put("status", status);
            if (status.equals("failed")) {
                json.set(
                        "error",
                        GraphJson.object().put("code", "InternalServerError").put("message", "server error"));
            }
            return json;
        }
    }
}

package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.SandboxService;

/** Calls a tenant's Graph in the process, with single quotes for JSON's double ones. */
final class GraphCaller {
    private final SandboxService graph;
    private final Map<String, String> headers = new HashMap<>();

    GraphCaller(SandboxService graph, String token) {
        this.graph = graph;
        headers.put("authorization", "Bearer " + token);
        headers.put("content-type", "application/json");
        headers.put("host", "127.0.0.1:8082");
    }

    static GraphCaller of(Tenant tenant) {
        return new GraphCaller(tenant.service(), tenant.token());
    }

    /** From now on sends this header; null takes one away. */
    GraphCaller header(String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply get(String path, Map<String, String> query) {
        Map<String, List<String>> values = new HashMap<>();
        query.forEach((name, value) -> values.put(name, List.of(value)));
        return new Reply(graph.answer(new SandboxRequest("GET", "/v1.0" + path, values, headers, new byte[0])));
    }

    Reply delete(String path) {
        return call("DELETE", path, "");
    }

    Reply post(String path, String json) {
        return call("POST", path, json);
    }

    Reply patch(String path, String json) {
        return call("PATCH", path, json);
    }

    Reply put(String path, String json) {
        return call("PUT", path, json);
    }

    Reply call(String method, String path, String json) {
        return new Reply(graph.answer(request(method, path, json)));
    }

    SandboxRequest request(String method, String path, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new SandboxRequest(method, "/v1.0" + path, Map.of(), Map.copyOf(headers), body);
    }

    /** Makes a connection of this id with a schema, ready for items. */
    GraphCaller ready(String connection, String schemaProperties) {
        post(
                "/external/connections",
                "{'id':'" + connection + "','name':'Schedules','description':'On-call schedules'}");
        Reply accepted = patch("/external/connections/" + connection + "/schema", schema(schemaProperties));
        String operation = accepted.header("Location").replaceFirst("^.*/v1.0", "");
        get(operation);
        get(operation);
        return this;
    }

    static String schema(String properties) {
        return "{'baseType':'microsoft.graph.externalItem','properties':[" + properties + "]}";
    }

    record Reply(SandboxAnswer answer) {
        int status() {
            return answer.status();
        }

        String header(String name) {
            return answer.headers().get(name);
        }

        JsonNode json() {
            return GraphJson.read(answer.body());
        }

        ObjectNode error() {
            return (ObjectNode) json().get("error");
        }

        String message() {
            return error().path("message").asText();
        }
    }
}

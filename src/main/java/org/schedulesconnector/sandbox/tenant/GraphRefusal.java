package org.schedulesconnector.sandbox.tenant;

import java.util.Map;

/** A request that Graph refuses: becomes an OData error body. */
final class GraphRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    /** The code that goes into {@code innerError}; null for none. */
    private final String innerCode;

    private GraphRefusal(int status, String code, String message, String innerCode, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.innerCode = innerCode;
        this.headers = headers;
    }

    static GraphRefusal of(int status, String code, String message) {
        return new GraphRefusal(status, code, message, null, Map.of());
    }

    static GraphRefusal invalid(String message) {
        return of(400, "BadRequest", message);
    }

    /** A body that is no JSON, or JSON of another type than the one expected. */
    static GraphRefusal malformed(String message) {
        return new GraphRefusal(400, "InvalidRequest", message, "DeserializationError", Map.of());
    }

    static GraphRefusal notFound(String message) {
        return of(404, "ItemNotFound", message);
    }

    static GraphRefusal conflict(String message) {
        return of(409, "NameAlreadyExists", message);
    }

    static GraphRefusal forbidden() {
        return of(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    GraphRefusal with(Map<String, String> moreHeaders) {
        return new GraphRefusal(status, code, getMessage(), innerCode, moreHeaders);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String innerCode() {
        return innerCode;
    }

    Map<String, String> headers() {
        return headers;
    }
}

package org.schedulesconnector.sandbox.tenant;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.sandbox.SandboxRequest;

/** The app registrations of a tenant by their tokens. */
final class Apps {
    private static final Map<String, String> CHALLENGE = Map.of(
            "WWW-Authenticate",
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\"");

    private final Map<String, RegisteredApp> byToken = new ConcurrentHashMap<>();

    /** Registers an app and returns the one token that it may use. */
    String add(RegisteredApp app, String tenantId) {
        String token = app.token(tenantId);
        byToken.put(token, app);
        return token;
    }

    Optional<RegisteredApp> caller(SandboxRequest request) {
        return request.header("authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> byToken.get(value.substring("Bearer ".length())));
    }

    RegisteredApp authenticate(SandboxRequest request) {
        return caller(request).orElseThrow(() -> {
            String message = request.header("authorization").isPresent()
                    ? "Lifetime validation failed, the token is expired or not one of this tenant."
                    : "Access token is empty.";
            return GraphRefusal.of(401, "InvalidAuthenticationToken", message).with(CHALLENGE);
        });
    }
}

package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The application permissions that an access token tells in its claim {@code roles}. Nothing is decided by them, they only explain. */
final class TokenRoles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenRoles() {}

    /** Empty when the token cannot be read: Microsoft does not promise that it can. */
    static Optional<Set<String>> read(String token) {
        return claims(token).map(TokenRoles::roles);
    }

    /** All that it tells; empty when it cannot be read. */
    static Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims == null || !claims.isObject() ? Optional.empty() : Optional.of(claims);
        } catch (IOException | IllegalArgumentException notAJwt) {
            return Optional.empty();
        }
    }

    /** A token of an application without any permission has no such claim. */
    private static Set<String> roles(JsonNode claims) {
        Set<String> roles = new HashSet<>();
        claims.path("roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }
}

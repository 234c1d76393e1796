package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * An app registration of the tenant with the application permissions it was granted.
 *
 * @param id the app's client id, a GUID
 * @param roles the permissions, such as {@code ExternalItem.ReadWrite.OwnedBy}
 */
record RegisteredApp(String id, Set<String> roles) {
    /** An unsigned token that can be decoded as Entra's own can: {@code roles} tells what was consented to. */
    String token(String tenantId) {
        ObjectNode claims = GraphJson.object()
                .put("aud", "https://graph.microsoft.com")
                .put("tid", tenantId)
                .put("appid", id);
        claims.set("roles", GraphJson.texts(roles.stream().sorted().toList()));
        return encode(GraphJson.object().put("typ", "JWT").put("alg", "none")) + "." + encode(claims) + ".sandbox";
    }

    private static String encode(ObjectNode part) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(part.toString().getBytes(StandardCharsets.UTF_8));
    }
}

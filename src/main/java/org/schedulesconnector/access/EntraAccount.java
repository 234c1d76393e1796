package org.schedulesconnector.access;

import java.util.Objects;

/**
 * An account in Entra, as far as identity mapping needs it.
 *
 * @param objectId its object id; kept in lower case
 * @param userPrincipalName null when Entra tells none
 * @param mail null when it has none
 * @param displayName null when Entra tells none
 * @param enabled false also when Entra does not say
 * @param guest whether it is somebody else's, invited into the tenant; true also when Entra does not say
 */
public record EntraAccount(
        String objectId, String userPrincipalName, String mail, String displayName, boolean enabled, boolean guest) {
    public EntraAccount {
        objectId = ObjectIds.normal(Objects.requireNonNull(objectId, "objectId"));
    }

    String valueOf(EntraAttribute attribute) {
        return switch (attribute) {
            case UPN -> userPrincipalName;
            case MAIL -> mail;
        };
    }
}

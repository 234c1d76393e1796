package org.schedulesconnector.access;

import java.util.Optional;
import java.util.Set;

/**
 * Which of PagerDuty's rules apply to an account.
 *
 * @param advancedPermissions whether the account has Advanced Permissions; the stricter reading of roles
 * @param teamMembersOnly the rule of Microsoft's hosted connector: besides owners and admins only members of a schedule's teams
 *     see it
 */
public record AccessPolicy(boolean advancedPermissions, boolean teamMembersOnly) {
    private static final Set<String> ADVANCED = Set.of("permissions_service", "advanced_permissions");

    /**
     * Decides by the setting, else by the account's abilities, else on the strict side.
     *
     * @param setting what the operator says of Advanced Permissions; empty to detect them
     * @param abilities what {@code GET /abilities} lists; empty when it may not be asked or did not answer
     */
    public static AccessPolicy of(Optional<Boolean> setting, Optional<Set<String>> abilities, boolean teamMembersOnly) {
        boolean detected = abilities
                .map(names -> names.stream().anyMatch(ADVANCED::contains))
                .orElse(true);
        return new AccessPolicy(setting.orElse(detected), teamMembersOnly);
    }
}

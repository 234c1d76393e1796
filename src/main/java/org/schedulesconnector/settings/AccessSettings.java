package org.schedulesconnector.settings;

/**
 * Settings under {@code access.}: who may see items.
 *
 * @param mode where permissions come from
 * @param advancedPermissions whether the account has PagerDuty's Advanced Permissions; for {@link Mode#SOURCE}
 * @param teamMembersOnly whether a schedule is for the members of its teams and for admins alone; for {@link Mode#SOURCE}
 * @param identity how people of PagerDuty are found in Microsoft Entra; for {@link Mode#SOURCE}
 * @param pilot to whom every grant is restricted, in both modes
 */
public record AccessSettings(
        Mode mode,
        AdvancedPermissions advancedPermissions,
        boolean teamMembersOnly,
        IdentitySettings identity,
        PilotSettings pilot) {
    public enum Mode {
        /** Everyone in the tenant sees every schedule. */
        EVERYONE,
        /** People see what they may see in PagerDuty. */
        SOURCE
    }

    public enum AdvancedPermissions {
        /** As the account's abilities say; on when they cannot be read, since that grants less. */
        AUTO,
        ON,
        OFF
    }
}

package org.schedulesconnector.settings;

/**
 * Settings under {@code access.}: who may see items.
 *
 * @param mode where permissions come from
 */
public record AccessSettings(Mode mode) {
    public enum Mode {
        /** Everyone in the tenant sees every schedule. */
        EVERYONE
    }
}

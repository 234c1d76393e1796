package org.schedulesconnector.sandbox.pagerduty;

/**
 * How big a generated account is.
 *
 * @param layerBased layer-based schedules
 * @param shiftBased shift-based schedules
 * @param users people with a login, at least 12; a few deleted ones come on top
 * @param teams at least 1
 * @param policies escalation policies
 */
public record AccountSize(int layerBased, int shiftBased, int users, int teams, int policies) {
    public AccountSize {
        if (layerBased < 0 || shiftBased < 0 || policies < 0) {
            throw new IllegalArgumentException("an account cannot have fewer than no schedules or policies");
        }
        if (users < 12 || teams < 1) {
            throw new IllegalArgumentException(
                    "an account needs at least 12 users and 1 team: someone must be on call");
        }
    }

    /**
     * Kestrel, the account of the demo: every kind of schedule once, "Database Primary" among them, and "Security Primary" of the
     * private team Security.
     */
    public static AccountSize kestrel() {
        return new AccountSize(14, 6, 60, 14, 12);
    }
}

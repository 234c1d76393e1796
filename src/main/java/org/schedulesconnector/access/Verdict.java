package org.schedulesconnector.access;

import java.util.Objects;

/**
 * Whether a person may see a schedule, and why.
 *
 * @param reason the rule that decided
 * @param sentence the same for people, with names
 */
public record Verdict(Reason reason, String sentence) {
    /** The rule that decided; each either lets see or does not. */
    public enum Reason {
        EVERYONE(true),
        ADMINISTRATOR(true),
        MEMBER_OF_EVERY_PRIVATE_TEAM(true),
        MEMBER_OF_A_TEAM(true),
        ROLE_IS_ENOUGH(true),
        UNKNOWN_ROLE(false),
        LIMITED_STAKEHOLDER(false),
        NOT_IN_EVERY_PRIVATE_TEAM(false),
        ON_NONE_OF_ITS_TEAMS(false);

        private final boolean letsSee;

        Reason(boolean letsSee) {
            this.letsSee = letsSee;
        }
    }

    public Verdict {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }

    public boolean visible() {
        return reason.letsSee;
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;

/**
 * A place in a shift: a person, or nobody.
 *
 * @param userId who has the place; empty for PagerDuty's {@code empty_member}
 */
public record Member(Optional<String> userId) {
    public static final Member EMPTY = new Member(Optional.empty());

    public static Member of(String userId) {
        return new Member(Optional.of(userId));
    }
}

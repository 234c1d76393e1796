package org.schedulesconnector.oncall;

import java.util.Objects;

/**
 * Somebody who is, was or will be on call.
 *
 * @param id PagerDuty's user id, not null
 * @param name the full name; null when PagerDuty no longer tells it (a deleted user of a shift-based schedule)
 * @param email the login e-mail; null when unknown (a deleted user)
 */
public record Person(String id, String name, String email) {
    public Person {
        Objects.requireNonNull(id, "id");
    }

    /** The name, or words that say that the person has left and which id to look for. Never null. */
    public String displayName() {
        return name != null ? name : "a person no longer in PagerDuty (" + id + ")";
    }
}

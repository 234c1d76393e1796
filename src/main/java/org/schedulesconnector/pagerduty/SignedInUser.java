package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Who signed in, as PagerDuty tells.
 *
 * @param name null when it is not told
 * @param email null when it is not told
 * @param role the base role as the API names it, such as {@code limited_user}; null when it is not told
 */
public record SignedInUser(String name, String email, String role) {
    private static final Set<String> SEE_EVERYTHING = Set.of("owner", "admin");

    /** @param user as {@code GET /users/me} tells it */
    public static SignedInUser of(JsonNode user) {
        return new SignedInUser(Json.text(user, "name"), Json.text(user, "email"), Json.text(user, "role"));
    }

    /** Whether this person sees every schedule of the account, those of private teams too. */
    public boolean seesEverything() {
        return role != null && SEE_EVERYTHING.contains(role);
    }
}

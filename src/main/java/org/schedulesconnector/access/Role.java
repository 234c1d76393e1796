package org.schedulesconnector.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The base role of a person in PagerDuty, as the API names it. */
enum Role {
    OWNER("owner", "Account Owner"),
    ADMIN("admin", "Global Admin"),
    USER("user", "Manager"),
    LIMITED_USER("limited_user", "Responder"),
    OBSERVER("observer", "Observer"),
    RESTRICTED_ACCESS("restricted_access", "Restricted Access"),
    READ_ONLY_USER("read_only_user", "Full Stakeholder"),
    READ_ONLY_LIMITED_USER("read_only_limited_user", "Limited Stakeholder");

    private static final Map<String, Role> BY_API_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(role -> role.apiName, Function.identity()));

    private final String apiName;
    private final String title;

    Role(String apiName, String title) {
        this.apiName = apiName;
        this.title = title;
    }

    /**
     * Reads the API's name.
     *
     * @param apiName an open set; null when PagerDuty tells none
     * @return empty for a role that we do not know, which sees nothing
     */
    static Optional<Role> parse(String apiName) {
        return Optional.ofNullable(apiName).map(BY_API_NAME::get);
    }

    /** The name that PagerDuty's web pages show for it. */
    String title() {
        return title;
    }

    /** Whether the role sees and administers everything, private teams included. */
    boolean isAdministrator() {
        return this == OWNER || this == ADMIN;
    }

    /** Whether there is any schedule that somebody with this role may see. */
    boolean seesSchedules() {
        return this != READ_ONLY_LIMITED_USER;
    }

    /** Whether the role alone, without a team, lets somebody see a schedule that no private team holds. */
    boolean seesWithoutTeam(boolean advancedPermissions) {
        return seesSchedules() && !(advancedPermissions && this == RESTRICTED_ACCESS);
    }
}

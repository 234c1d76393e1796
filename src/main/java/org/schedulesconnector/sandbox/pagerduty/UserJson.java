package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes people. */
final class UserJson {
    private final Account account;
    private final References references;

    UserJson(Account account, References references) {
        this.account = account;
        this.references = references;
    }

    ObjectNode full(AccountUser user) {
        ObjectNode json = references.head(user.id(), "user", user.name(), "/users/" + user.id());
        json.put("name", user.name()).put("email", user.email());
        if (user.timeZone().isEmpty()) {
            references.nothing(json, "time_zone");
        } else {
            json.put("time_zone", user.timeZone());
        }
        json.put("color", "teal")
                .put("role", user.role())
                .put("avatar_url", "https://pd-static-assets.pagerduty.com/users/blank-avatar.png")
                .putNull("description")
                .put("invitation_sent", user.invitationSent())
                .put("created_via_sso", !user.invitationSent())
                .put("job_title", user.jobTitle());
        json.set("teams", references.teams(user.teamRoles().keySet()));
        ArrayNode methods = json.putArray("contact_methods");
        methods.addObject()
                .put("id", user.id() + "E")
                .put("type", "email_contact_method_reference")
                .put("summary", "Default")
                .put("self", references.apiUrl("/users/" + user.id() + "/contact_methods/" + user.id() + "E"))
                .putNull("html_url");
        json.putArray("notification_rules");
        return json;
    }

    /** Everything about somebody, or what PagerDuty still says of somebody who is deleted. */
    ObjectNode fullOrThin(String id) {
        return account.user(id)
                .map(this::full)
                .orElseGet(() -> references.user(id).put("type", "user"));
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes what PagerDuty calls references, and the fields that every resource begins with. */
final class References {
    private final Account account;
    private final PagerDutyOptions options;

    References(Account account, PagerDutyOptions options) {
        this.account = account;
        this.options = options;
    }

    /** The fields that a resource and a reference to it share. */
    ObjectNode head(String id, String type, String summary, String path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", type)
                .put("summary", summary)
                .put("self", apiUrl(path))
                .put("html_url", webUrl(path));
    }

    /** A reference to a person; a deleted one has a name and no page of their own. */
    ObjectNode user(String id) {
        return account.user(id)
                .map(user -> head(id, "user_reference", user.name(), "/users/" + id))
                .orElseGet(() -> deletedUser(id));
    }

    ObjectNode team(AccountTeam team) {
        return head(team.id(), "team_reference", team.name(), "/teams/" + team.id());
    }

    ArrayNode teams(Collection<String> ids) {
        return array(ids.stream().flatMap(id -> account.team(id).stream()), this::team);
    }

    ObjectNode policy(EscalationPolicy policy) {
        return head(policy.id(), "escalation_policy_reference", policy.name(), "/escalation_policies/" + policy.id());
    }

    ArrayNode policies(List<EscalationPolicy> policies) {
        return array(policies.stream(), this::policy);
    }

    /** A reference to a schedule, typed by its kind. */
    ObjectNode schedule(AccountSchedule schedule) {
        boolean v3 = schedule instanceof ShiftSchedule;
        ObjectNode reference = head(
                schedule.id(),
                v3 ? "schedule_v3_reference" : "schedule_reference",
                schedule.name(),
                "/schedules/" + schedule.id());
        return v3 ? reference.put("self", apiUrl("/v3/schedules/" + schedule.id())) : reference;
    }

    /** Feeds that need no further credential: whoever has the address reads them. */
    void calendarUrls(ObjectNode resource, String id) {
        String feed = "%s.pagerduty.com/private/%s%s/feed/%s"
                .formatted(options.subdomain(), PagerDutyService.CALENDAR_SECRET_MARK, id.toLowerCase(Locale.ROOT), id);
        resource.put("http_cal_url", "https://" + feed).put("web_cal_url", "webcal://" + feed);
    }

    /** Puts null where PagerDuty sends null and its schema would rather have nothing, if the account is set so. */
    void nothing(ObjectNode resource, String name) {
        if (options.explicitNulls()) {
            resource.putNull(name);
        }
    }

    String apiUrl(String path) {
        return "https://api." + regionPart() + "pagerduty.com" + path;
    }

    String webUrl(String path) {
        return "https://" + options.subdomain() + "." + regionPart() + "pagerduty.com" + path;
    }

    static <T> ArrayNode array(Stream<T> values, Function<T, ObjectNode> json) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.map(json).forEach(array::add);
        return array;
    }

    private ObjectNode deletedUser(String id) {
        String name = account.deletedUser(id).map(AccountUser::name).orElse(null);
        return head(id, "user_reference", name, "/users/" + id).putNull("html_url");
    }

    private String regionPart() {
        return options.region().equals("eu") ? "eu." : "";
    }
}

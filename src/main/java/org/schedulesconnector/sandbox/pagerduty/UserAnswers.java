package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /users}. People who are deleted are neither listed nor found. */
final class UserAnswers {
    private static final Set<String> INCLUDES = Set.of("contact_methods", "notification_rules", "teams", "subdomains");
    private static final Set<String> DETAIL_INCLUDES = Filters.union(INCLUDES, Set.of("calendar_urls"));

    private final Account account;
    private final References references;
    private final UserJson users;
    private final TeamJson teams;

    UserAnswers(Account account, References references) {
        this.account = account;
        this.references = references;
        this.users = new UserJson(account, references);
        this.teams = new TeamJson(references);
    }

    List<Endpoint> endpoints() {
        Set<String> list = Filters.union(Page.PARAMETERS, Set.of("query", "team_ids[]", "include[]"));
        return List.of(
                Endpoint.of("/users", Scopes.USERS, list, this::list),
                Endpoint.unscoped("/users/me", Set.of("include[]"), this::me),
                Endpoint.of("/users/{}", Scopes.USERS, Set.of("include[]"), this::detail));
    }

    private ApiAnswer list(Call call) {
        Parameters parameters = call.parameters();
        Set<String> includes = parameters.setOf("include[]", INCLUDES);
        List<AccountUser> found = account.users().stream()
                .filter(Filters.query(parameters, AccountUser::name))
                .filter(Filters.anyOf(
                        parameters, "team_ids[]", user -> user.teamRoles().keySet()))
                .toList();
        return Page.classic(parameters).classic("users", found, user -> json(user, includes));
    }

    private ApiAnswer detail(Call call) {
        Set<String> includes = call.parameters().setOf("include[]", DETAIL_INCLUDES);
        AccountUser user = account.user(call.id()).orElseThrow(ApiError::notFound);
        return ApiAnswer.wrapped("user", json(user, includes));
    }

    /** An account-level credential has no user: 400 with a bare string for an error, as PagerDuty answers. */
    private ApiAnswer me(Call call) {
        Set<String> includes = call.parameters().setOf("include[]", DETAIL_INCLUDES);
        return call.identity()
                .userId()
                .flatMap(account::user)
                .map(user -> ApiAnswer.wrapped("user", json(user, includes)))
                .orElseGet(() -> new ApiAnswer(
                        400,
                        Optional.of(JsonNodeFactory.instance
                                .objectNode()
                                .put(
                                        "error",
                                        "User's information cannot be found with an account-level access token"))));
    }

    private ObjectNode json(AccountUser user, Set<String> includes) {
        ObjectNode json = users.full(user);
        if (includes.contains("teams")) {
            json.set(
                    "teams",
                    References.array(
                            user.teamRoles().keySet().stream().flatMap(id -> account.team(id).stream()), teams::full));
        }
        if (includes.contains("calendar_urls")) {
            references.calendarUrls(json, user.id());
        }
        return json;
    }
}

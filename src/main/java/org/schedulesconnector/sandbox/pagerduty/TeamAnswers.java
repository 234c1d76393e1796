package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** {@code /teams}: 402 when the account's plan has none. */
final class TeamAnswers {
    private final Account account;
    private final PagerDutyOptions options;
    private final References references;
    private final TeamJson teams;
    private final UserJson users;

    TeamAnswers(Account account, PagerDutyOptions options, References references) {
        this.account = account;
        this.options = options;
        this.references = references;
        this.teams = new TeamJson(references);
        this.users = new UserJson(account, references);
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("/teams", Scopes.TEAMS, Filters.union(Page.PARAMETERS, Set.of("query")), this::list),
                Endpoint.of("/teams/{}", Scopes.TEAMS, Set.of("include[]"), this::detail),
                Endpoint.of(
                        "/teams/{}/members",
                        Scopes.TEAMS,
                        Filters.union(Page.PARAMETERS, Set.of("include[]")),
                        this::members));
    }

    private ApiAnswer list(Call call) {
        requireTeams();
        List<AccountTeam> found = account.teams().stream()
                .filter(Filters.query(call.parameters(), AccountTeam::name))
                .toList();
        return Page.classic(call.parameters()).classic("teams", found, teams::full);
    }

    private ApiAnswer detail(Call call) {
        requireTeams();
        call.parameters().setOf("include[]", Set.of("privileges"));
        return ApiAnswer.wrapped("team", teams.full(team(call)));
    }

    private ApiAnswer members(Call call) {
        String teamId = team(call).id();
        boolean full = !call.parameters().setOf("include[]", Set.of("users")).isEmpty();
        List<AccountUser> found = account.users().stream()
                .filter(user -> user.teamRoles().containsKey(teamId))
                .toList();
        return Page.classic(call.parameters()).classic("members", found, user -> {
            ObjectNode member = JsonNodeFactory.instance.objectNode();
            member.set("user", full ? users.full(user) : references.user(user.id()));
            return member.put("role", user.teamRoles().get(teamId));
        });
    }

    private AccountTeam team(Call call) {
        return account.team(call.id()).orElseThrow(ApiError::notFound);
    }

    private void requireTeams() {
        if (!options.abilities().contains("teams")) {
            throw ApiError.abilityMissing("teams");
        }
    }
}

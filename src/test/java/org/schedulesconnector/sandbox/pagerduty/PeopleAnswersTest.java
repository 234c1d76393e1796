package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class PeopleAnswersTest {
    private final MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
    private final Account account = SmallAccount.create(clock);
    private final Caller caller = Caller.of(account, PagerDutyOptions.defaults(), clock);

    @Test
    void listsPeopleWithTheirTeamsAndWithoutThoseWhoAreDeleted() {
        JsonNode users = caller.get("/users").body().path("users");

        assertThat(users).extracting(user -> user.path("id").asText()).containsExactly("PUANA01", "PUBOL02", "PUCHI03");
        assertThat(users.get(2).path("name").asText()).isEqualTo("千春 Okafor");
        assertThat(users.get(0).path("role").asText()).isEqualTo("owner");
        assertThat(users.get(0).path("teams").get(0).path("type").asText()).isEqualTo("team_reference");
        assertThat(users.get(0).has("http_cal_url")).isFalse();
    }

    @Test
    void givesWholeTeamsOfPeopleWhenIncluded() {
        JsonNode user = caller.get("/users/PUANA01?include[]=teams").body().path("user");

        assertThat(user.path("teams").get(0).path("type").asText()).isEqualTo("team");
        assertThat(user.path("teams").get(0).path("default_role").asText()).isEqualTo("manager");
    }

    @Test
    void givesCalendarAddressesOfPeopleOnlyWhenAsked() {
        assertThat(caller.get("/users/PUANA01").text()).doesNotContain(PagerDutyService.CALENDAR_SECRET_MARK);
        assertThat(caller.get("/users/PUANA01?include[]=calendar_urls").text())
                .contains(PagerDutyService.CALENDAR_SECRET_MARK);
        assertThat(caller.get("/users?include[]=calendar_urls").status()).isEqualTo(400);
    }

    @Test
    void knowsWhoAUserLevelKeyBelongsTo() {
        Caller owner = caller.with(
                "authorization", "Token token=" + PagerDutyCredentials.sandbox().ownerToken());

        assertThat(owner.get("/users/me").body().path("user").path("id").asText())
                .isEqualTo("PUANA01");
    }

    @Test
    void refusesMeForAccountLevelCredentialsWithABareString() {
        Caller.Answered refused = caller.get("/users/me");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().isTextual()).isTrue();
        assertThat(refused.error().asText()).contains("account-level access token");
        assertThat(caller.asApp("users.read").get("/users/me").status()).isEqualTo(400);
    }

    @Test
    void tellsPrivateTeamsByTheirDefaultRole() {
        JsonNode teams = caller.get("/teams").body().path("teams");

        assertThat(teams).extracting(team -> team.path("default_role").asText()).containsExactly("manager", "none");
        assertThat(caller.get("/teams/PTSEC02").body().path("team").path("name").asText())
                .isEqualTo("Security");
        assertThat(caller.get("/teams?query=plat").ids("teams")).containsExactly("PTPLT01");
    }

    @Test
    void listsMembersWithTheirRoleInTheTeam() {
        JsonNode members = caller.get("/teams/PTPLT01/members").body().path("members");

        assertThat(members).extracting(member -> member.path("role").asText()).containsExactly("manager", "responder");
        assertThat(members.get(0).path("user").path("type").asText()).isEqualTo("user_reference");
        assertThat(caller.get("/teams/PTPLT01/members?include[]=users")
                        .body()
                        .at("/members/1/user/email")
                        .asText())
                .isEqualTo("bo.l@kestrel.example");
    }

    @Test
    void hasNoTeamsWithoutTheAbility() {
        Caller poor = Caller.of(
                account, PagerDutyOptions.builder().abilities(Set.of("sso")).build(), clock);

        Caller.Answered refused = poor.get("/teams");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.error().path("code").asInt()).isEqualTo(2014);
        assertThat(refused.error().path("missing_abilities").asText()).isEqualTo("teams");
        assertThat(poor.get("/teams/PTPLT01").status()).isEqualTo(402);
    }

    @Test
    void answersAbilitiesByStatus() {
        Caller some = Caller.of(
                account,
                PagerDutyOptions.builder().abilities(Set.of("teams", "sso")).build(),
                clock);

        assertThat(some.get("/abilities").text()).isEqualTo("{\"abilities\":[\"sso\",\"teams\"]}");
        assertThat(some.get("/abilities/sso").status()).isEqualTo(204);
        assertThat(some.get("/abilities/sso").raw().body()).isEmpty();
        assertThat(some.get("/abilities/tags").status()).isEqualTo(402);
        assertThat(some.get("/abilities/flying").status()).isEqualTo(404);
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.MovableClock;

class PagingTest {
    private static Account account;
    private static Caller caller;

    @BeforeAll
    static void serveAnAccountBeyondTheCeiling() {
        MovableClock clock = MovableClock.stoppedAt(SmallAccount.NOW);
        account = AccountGenerator.generate(new AccountSize(130, 1_050, 10_150, 40, 30), 3, clock);
        caller = Caller.of(account, PagerDutyOptions.defaults(), clock);
    }

    @Test
    void givesTwentyFiveUnlessTold() {
        JsonNode body = caller.get("/schedules").body();

        assertThat(body.path("schedules")).hasSize(25);
        assertThat(body.path("limit").asInt()).isEqualTo(25);
        assertThat(body.path("offset").asInt()).isZero();
        assertThat(body.path("more").asBoolean()).isTrue();
        assertThat(body.path("total").isNull()).isTrue();
    }

    @Test
    void countsAllWhenAsked() {
        assertThat(caller.get("/schedules?total=true").body().path("total").asInt())
                .isEqualTo(130);
        assertThat(caller.get("/schedules?total=false").body().path("total").isNull())
                .isTrue();
    }

    @Test
    void walksThroughAllOnce() {
        List<String> walked = new ArrayList<>();
        Caller.Answered page;
        do {
            page = caller.get("/schedules?limit=60&offset=" + walked.size());
            walked.addAll(page.ids("schedules"));
        } while (page.body().path("more").asBoolean());

        assertThat(walked)
                .isEqualTo(
                        account.layerSchedules().stream().map(LayerSchedule::id).toList());
    }

    @Test
    void givesAnEmptyPagePastTheEnd() {
        JsonNode body = caller.get("/schedules?offset=500").body();

        assertThat(body.path("schedules")).isEmpty();
        assertThat(body.path("more").asBoolean()).isFalse();
    }

    @Test
    void givesAThousandShiftBasedReferences() {
        JsonNode first = caller.get("/v3/schedules?limit=1000").body();
        JsonNode second = caller.get("/v3/schedules?limit=1000&offset=1000").body();

        assertThat(first.path("schedules")).hasSize(1000);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(first.has("total")).isFalse();
        assertThat(second.path("schedules")).hasSize(50);
        assertThat(caller.get("/v3/schedules").body().path("schedules")).hasSize(100);
    }

    @Test
    void stopsAtTheCeilingAlthoughThereIsMore() {
        Caller.Answered last = caller.get("/users?limit=100&offset=9900");
        Caller.Answered beyond = caller.get("/users?limit=100&offset=9901");

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body().path("more").asBoolean()).isTrue();
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.error().path("code").asInt()).isEqualTo(2001);
    }

    @Test
    void narrowsByTeamAndByName() {
        AccountTeam team = account.teams().get(3);
        List<String> inTeam = account.layerSchedules().stream()
                .filter(schedule -> schedule.teamIds().contains(team.id()))
                .map(LayerSchedule::id)
                .toList();

        assertThat(inTeam).isNotEmpty();
        assertThat(caller.get("/schedules?limit=100&team_ids[]=" + team.id()).ids("schedules"))
                .isEqualTo(inTeam);
        assertThat(caller.get("/schedules?limit=100&team_ids[]=PNOBODY").ids("schedules"))
                .isEmpty();
        assertThat(caller.get("/schedules?limit=100&query=DATABASE%20prim").all("schedules", "name"))
                .contains("Database Primary")
                .allMatch(name -> name.toLowerCase().contains("database prim"));
    }

    @Test
    void takesValuesOfOneFilterAsAlternativesAndFiltersTogether() {
        String first = account.teams().get(0).id();
        String second = account.teams().get(1).id();

        int both = caller.get("/users?limit=1&total=true&team_ids[]=" + first + "&team_ids[]=" + second)
                .body()
                .path("total")
                .asInt();
        long expected = account.users().stream()
                .filter(user ->
                        user.teamRoles().containsKey(first) || user.teamRoles().containsKey(second))
                .count();

        assertThat(both).isEqualTo((int) expected);
        assertThat(caller.get("/users?query=no%20such%20name&team_ids[]=" + first)
                        .ids("users"))
                .isEmpty();
    }
}

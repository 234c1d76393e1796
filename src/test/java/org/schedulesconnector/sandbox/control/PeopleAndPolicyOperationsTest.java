package org.schedulesconnector.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.sandbox.control.ControlCaller.Answered;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy.Target;

class PeopleAndPolicyOperationsTest {
    private final ControlCaller control = new ControlCaller();
    private final Account account = control.account();
    private final AccountUser user = account.users().get(5);
    private final AccountTeam team = account.teams().stream()
            .filter(other -> !user.teamRoles().containsKey(other.id()))
            .findFirst()
            .orElseThrow();
    private final EscalationPolicy policy = account.policies().get(0);

    @Test
    void findsPeopleTeamsAndPolicies() {
        assertThat(control.get("/users?name=" + user.name())
                        .json()
                        .path("users")
                        .findValuesAsText("id"))
                .contains(user.id());
        assertThat(control.get("/teams?name=" + team.name())
                        .json()
                        .path("teams")
                        .findValuesAsText("id"))
                .contains(team.id());
        JsonNode found = control.get("/policies?name=" + policy.name())
                .json()
                .path("policies")
                .get(0);
        assertThat(found.path("id").asText()).isEqualTo(policy.id());
        assertThat(found.path("levels")).hasSize(policy.rules().size());
    }

    @Test
    void changesSomebodyInOneRequest() {
        Answered answer = control.post(
                "/users/" + user.id(),
                "{'name':'Ada King','email':'ada@kestrel.example','role':'observer','join':'" + team.id()
                        + "','as':'manager'}");

        assertThat(answer.changed())
                .isEqualTo(user.name() + " is now Ada King <ada@kestrel.example>, has the role observer, is on "
                        + team.name() + " as manager.");
        AccountUser after = account.user(user.id()).orElseThrow();
        assertThat(after.email()).isEqualTo("ada@kestrel.example");
        assertThat(after.role()).isEqualTo("observer");
        assertThat(after.teamRoles()).containsEntry(team.id(), "manager");
        assertThat(control.audited())
                .containsExactly("update " + team.id(), "update " + user.id(), "update " + user.id());
    }

    @Test
    void letsSomebodyLeaveATeamAndTheAccount() {
        control.post("/users/" + user.id(), "{'join':'" + team.id() + "'}");

        Answered left = control.post("/users/" + user.id(), "{'leave':'" + team.id() + "'}");
        Answered gone = control.delete("/users/" + user.id());

        assertThat(left.changed()).endsWith("left " + team.name() + ".");
        assertThat(gone.changed()).contains("was deleted");
        assertThat(account.user(user.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | needs",
                "{'name':'New','role':'king'} | must be one of admin, limited_user",
                "{'name':'New','leave':'TEAM'} | must be a team of",
                "{'name':'New','email':'nobody'} | e-mail address that nobody else",
                "{'name':'New','email':'TAKEN'} | e-mail address that nobody else",
                "{'name':'New','as':'manager'} | needs \"join\"",
                "{'name':' '} | must be a text that is not blank"
            })
    void changesNothingOfAPersonWhenOnePartIsWrong(String body, String words) {
        String asked = body.replace("TEAM", team.id())
                .replace("TAKEN", account.users().get(6).email());

        Answered answer = control.post("/users/" + user.id(), asked);

        assertThat(answer.error()).contains(words);
        assertThat(account.user(user.id())).contains(user);
    }

    @Test
    void makesATeamPrivateAndRenamesIt() {
        Answered answer = control.post("/teams/" + team.id(), "{'private':true,'name':'Vault'}");

        assertThat(answer.changed()).isEqualTo("The team " + team.name() + " is now called Vault and is private.");
        assertThat(account.team(team.id()))
                .get()
                .satisfies(after -> assertThat(after.isPrivate()).isTrue())
                .satisfies(after -> assertThat(after.name()).isEqualTo("Vault"));
        assertThat(control.post("/teams/" + team.id(), "{}").status()).isEqualTo(400);
    }

    @Test
    void swapsLevelsAndAddsAndRemovesTargets() {
        String path = "/policies/" + policy.id();

        control.post(path, "{'swap':[1,2]}");
        assertThat(after().rules().get(0)).isEqualTo(policy.rules().get(1));
        control.post(path, "{'add':{'level':1,'user':'" + user.id() + "'}}");
        assertThat(after().rules().get(0).targets()).contains(Target.user(user.id()));
        Answered removed = control.post(path, "{'remove':{'user':'" + user.id() + "'}}");

        assertThat(removed.changed())
                .isEqualTo("The escalation policy " + policy.name() + " no longer pages " + user.name() + ".");
        assertThat(after().targets()).doesNotContain(Target.user(user.id()));
        assertThat(control.audited()).hasSize(3).containsOnly("update " + policy.id());
    }

    @Test
    void deletesAPolicyAndLeavesItsSchedules() {
        int schedules = account.schedules().size();

        assertThat(control.delete("/policies/" + policy.id()).changed()).contains("was deleted");

        assertThat(account.policy(policy.id())).isEmpty();
        assertThat(account.schedules()).hasSize(schedules);
        assertThat(control.audited()).containsExactly("delete " + policy.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | 400 | needs",
                "{'name':'New','swap':[1,99]} | 409 | takes a level from 1 to",
                "{'name':'New','swap':[1]} | 400 | list of two numbers",
                "{'name':'New','add':{'level':1}} | 400 | either \"user\" or \"schedule\"",
                "{'name':'New','add':'PUSER01'} | 400 | must be an object with",
                "{'name':'New','remove':{'user':'USER'}} | 409 | does not page",
                "{'name':'New','remove':{'user':'PNOBODY'}} | 404 | no user with the id"
            })
    void changesNothingOfAPolicyWhenOnePartIsWrong(String body, int status, String words) {
        Answered answer = control.post("/policies/" + policy.id(), body.replace("'USER'", "'" + user.id() + "'"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).contains(words);
        assertThat(after()).isEqualTo(policy);
    }

    private EscalationPolicy after() {
        return account.policy(policy.id()).orElseThrow();
    }
}

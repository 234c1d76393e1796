package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.access.People.PRIVATE;
import static org.schedulesconnector.access.People.TEAMS;
import static org.schedulesconnector.access.People.guid;
import static org.schedulesconnector.access.People.identities;
import static org.schedulesconnector.access.People.mapped;
import static org.schedulesconnector.access.People.unanswered;
import static org.schedulesconnector.access.People.unmapped;
import static org.schedulesconnector.access.People.user;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.access.AccessExplanation.GroupLink;
import org.schedulesconnector.pagerduty.User;

class AccessExplainerTest {
    private static final AccessRules SOURCE = AccessRules.source(new AccessPolicy(true, false), TEAMS);
    private static final Set<String> SECRET = Set.of(PRIVATE.id());
    private static final Map<String, Set<String>> HOLDS_FIRST = Map.of("pdteamPSECRET", Set.of(guid(1)));
    private final User member = user("P1", "limited_user", PRIVATE.id());
    private final User outsider = user("P2", "limited_user");

    @Test
    void tellsTheWholeChainForSomebodyWhoSeesTheSchedule() {
        AccessExplanation explanation =
                explainer(Audience.unrestricted(), mapped("P1", 1)).explain(member, SECRET, HOLDS_FIRST);

        assertThat(explanation.visible()).isTrue();
        assertThat(explanation.groups())
                .containsExactly(
                        new GroupLink("pdadmins", "PagerDuty owners and admins", false, false),
                        new GroupLink("pdteamPSECRET", "PagerDuty team Security", true, true));
        assertThat(explanation.chain())
                .containsExactly(
                        "Person P1 (p1@kestrel.example) is in PagerDuty: Responder, on the teams Security.",
                        "The rule 'upn' maps the user to the Entra account p1@kestrel.example (" + guid(1) + ").",
                        "The user is a member of every private team that holds the schedule: Security.",
                        "The schedule's access control list names pdadmins (PagerDuty owners and admins),"
                                + " pdteamPSECRET (PagerDuty team Security). Role and teams admit the user to"
                                + " pdteamPSECRET (PagerDuty team Security); the account is a member of"
                                + " pdteamPSECRET (PagerDuty team Security).",
                        "So the user sees the schedule.");
    }

    @Test
    void saysWhyAnOutsiderDoesNotSeeIt() {
        AccessExplanation explanation =
                explainer(Audience.unrestricted(), mapped("P2", 2)).explain(outsider, SECRET, HOLDS_FIRST);

        assertThat(explanation.visible()).isFalse();
        assertThat(explanation.entitled()).isFalse();
        assertThat(explanation.chain())
                .contains("The schedule is for members of its private teams (Security), and the user is not a member of"
                        + " every one.")
                .endsWith("So the user does not see the schedule.");
    }

    @Test
    void saysThatAMemberHasNoAccount() {
        AccessExplanation explanation =
                explainer(Audience.unrestricted(), unmapped("P1")).explain(member, SECRET, HOLDS_FIRST);

        assertThat(explanation.verdict().visible()).isTrue();
        assertThat(explanation.entitled()).isFalse();
        assertThat(explanation.visible()).isFalse();
        assertThat(explanation.chain().get(1)).contains("no Entra account was found");
    }

    @Test
    void saysThatAMemberIsNotInThePilot() {
        AccessExplanation explanation =
                explainer(Audience.pilot(List.of(guid(9))), mapped("P1", 1)).explain(member, SECRET, Map.of());

        assertThat(explanation.inPilot()).isFalse();
        assertThat(explanation.entitled()).isFalse();
        assertThat(explanation.chain()).anySatisfy(link -> assertThat(link).contains("not in the pilot"));
    }

    @Test
    void tellsANewMemberToWaitForTheNextCrawl() {
        AccessExplanation explanation =
                explainer(Audience.unrestricted(), mapped("P1", 1)).explain(member, SECRET, Map.of());

        assertThat(explanation.entitled()).isTrue();
        assertThat(explanation.visible()).isFalse();
        assertThat(explanation.chain()).last().asString().contains("next complete crawl");
    }

    @Test
    void tellsThatAGrantStaysWhileEntraDoesNotAnswer() {
        AccessExplanation explanation =
                explainer(Audience.unrestricted(), unanswered("P1", 1)).explain(member, SECRET, HOLDS_FIRST);

        assertThat(explanation.entitled()).isFalse();
        assertThat(explanation.visible()).isTrue();
        assertThat(explanation.chain()).last().asString().contains("still");
    }

    @Test
    void needsNoAccountWhereEveryoneSeesEverything() {
        AccessRules everyone = AccessRules.everyone(guid(99), Audience.unrestricted());

        AccessExplanation explanation = new AccessExplainer(everyone, identities(), Audience.unrestricted())
                .explain(outsider, SECRET, Map.of());

        assertThat(explanation.visible()).isTrue();
        assertThat(explanation.groups()).isEmpty();
        assertThat(explanation.chain()).contains("The schedule's access control list names everyone in the tenant.");
    }

    @Test
    void needsThePilotWhereEveryoneInItSeesEverything() {
        Audience pilot = Audience.pilot(List.of(guid(1)));
        AccessExplainer explainer = new AccessExplainer(
                AccessRules.everyone(guid(99), pilot), identities(mapped("P1", 1), mapped("P2", 2)), pilot);
        Map<String, Set<String>> members = Map.of("pdpilot", Set.of(guid(1)));

        assertThat(explainer.explain(member, SECRET, members).visible()).isTrue();
        assertThat(explainer.explain(outsider, SECRET, members).visible()).isFalse();
        assertThat(explainer.explain(outsider, SECRET, members).entitled()).isFalse();
    }

    private static AccessExplainer explainer(Audience audience, Identity identity) {
        return new AccessExplainer(SOURCE, identities(identity), audience);
    }
}

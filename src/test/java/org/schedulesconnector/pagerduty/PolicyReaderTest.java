package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.pagerduty.JsonText.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;
import org.schedulesconnector.oncall.TeamReference;

class PolicyReaderTest {
    @Test
    void readsAWholePolicy() {
        EscalationPath path =
                PolicyReader.read(json("{'id':'PEPLT01','type':'escalation_policy','summary':'Platform EP',"
                        + "'html_url':'https://kestrel.pagerduty.com/escalation_policies/PEPLT01','name':'Platform EP',"
                        + "'description':'Platform paging order','num_loops':2,'escalation_rules':["
                        + "{'id':'PRUL001','escalation_delay_in_minutes':15,'escalation_rule_assignment_strategy':'assign_to_everyone',"
                        + "'targets':[{'id':'PSPRI01','type':'schedule_reference','summary':'Platform Primary'}]},"
                        + "{'id':'PRUL002','escalation_delay_in_minutes':30,'targets':["
                        + "{'id':'PSFLW02','type':'schedule_v3_reference','summary':'Follow the Sun'},"
                        + "{'id':'PUBOL02','type':'user_reference','summary':'Bo Lindqvist'}]}],"
                        + "'services':[{'id':'PV2','type':'service_reference','summary':'Payments API'},"
                        + "{'id':'PV1','type':'service_reference','summary':'Checkout'}],"
                        + "'teams':[{'id':'PTPLT01','type':'team_reference','summary':'Platform'}]}"));

        assertThat(path)
                .isEqualTo(new EscalationPath(
                        "PEPLT01",
                        "Platform EP",
                        "Platform paging order",
                        "https://kestrel.pagerduty.com/escalation_policies/PEPLT01",
                        2,
                        List.of(new TeamReference("PTPLT01", "Platform")),
                        true,
                        List.of("Checkout", "Payments API"),
                        List.of(
                                new Level(
                                        Duration.ofMinutes(15),
                                        false,
                                        List.of(new Target(TargetKind.SCHEDULE, "PSPRI01", "Platform Primary"))),
                                new Level(
                                        Duration.ofMinutes(30),
                                        false,
                                        List.of(
                                                new Target(TargetKind.SCHEDULE, "PSFLW02", "Follow the Sun"),
                                                new Target(TargetKind.PERSON, "PUBOL02", "Bo Lindqvist"))))));
    }

    @Test
    void bearsAPolicyOfWhichOnlyTheIdIsKnown() {
        EscalationPath path = PolicyReader.read(json(
                "{'id':'PEP','name':null,'num_loops':'two','html_url':7," + "'services':null,'escalation_rules':{}}"));

        assertThat(path)
                .isEqualTo(new EscalationPath("PEP", "PEP", null, null, 0, List.of(), false, List.of(), List.of()));
    }

    @Test
    void keepsTheNumberOfALevelThatItDoesNotUnderstand() {
        EscalationPath path = PolicyReader.read(json("{'id':'PEP','escalation_rules':["
                + "{'escalation_delay_in_minutes':'soon','targets':[{'type':'schedule_reference'}]},"
                + "{'targets':[{'id':'PS','type':'schedule_v4_reference'}]}]}"));

        assertThat(path.levels().get(0)).isEqualTo(new Level(null, false, List.of()));
        assertThat(path.levelsOf("PS")).containsExactly(2);
        assertThat(path.scheduleIds()).containsExactly("PS");
    }

    @Test
    void takesATypeOfTargetThatDidNotExistBefore() {
        EscalationPath path = PolicyReader.read(json("{'id':'PEP','escalation_rules':[{'targets':["
                + "{'id':'PB','type':'bot_reference','summary':'Night bot'},{'id':'PN'}]}]}"));

        assertThat(path.levels().get(0).targets())
                .containsExactly(
                        new Target(TargetKind.OTHER, "PB", "Night bot"), new Target(TargetKind.OTHER, "PN", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'round_robin'",
                "['round_robin']",
                "{'type':'round_robin'}",
                "[{'id':'X','type':'round_robin','summary':null}]"
            })
    void knowsRoundRobinInEveryFormOfTheStrategy(String strategy) {
        EscalationPath path = PolicyReader.read(json("{'id':'PEP','escalation_rules':["
                + "{'escalation_rule_assignment_strategy':" + strategy + ",'targets':[]}]}"));

        assertThat(path.levels()).containsExactly(new Level(null, true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'assign_to_everyone'", "[{'type':'assign_to_everyone'}]", "null", "7", "[]"})
    void pagesAllTogetherUnlessToldOtherwise(String strategy) {
        EscalationPath path = PolicyReader.read(json("{'id':'PEP','escalation_rules':["
                + "{'escalation_rule_assignment_strategy':" + strategy + ",'targets':[]}]}"));

        assertThat(path.levels().get(0).inTurn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'teams':null", ",'teams':[{}]", ",'teams':[{'id':'PT1'},{'summary':'no id'}]"})
    void doesNotTakeSilenceForNoTeam(String teams) {
        assertThat(PolicyReader.read(json("{'id':'PEP'" + teams + "}")).teamsKnown())
                .isFalse();
        assertThat(PolicyReader.read(json("{'id':'PEP','teams':[]}")).teamsKnown())
                .isTrue();
    }
}

package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditChangesTest {
    private final AuditChanges changes = new AuditChanges(Set.of("KNOWN"));

    @Test
    void namesTheSchedulesThatSomethingHappenedTo() {
        changes.add(JsonText.page("[" + record("A", "schedule_reference", "PS1") + ","
                + record("B", "schedule_v3_reference", "PS2") + "," + record("C", "schedule_reference", "PS1") + "]"));

        assertThat(changes.schedules()).containsExactlyInAnyOrder("PS1", "PS2");
        assertThat(changes.people()).isFalse();
        assertThat(changes.policies()).isFalse();
    }

    @Test
    void tellsPeopleAndPoliciesApart() {
        changes.add(JsonText.page("[" + record("A", "escalation_policy_reference", "PEP") + "]"));
        assertThat(changes.policies()).isTrue();
        assertThat(changes.people()).isFalse();

        changes.add(JsonText.page("[" + record("B", "team_reference", "PT1") + "]"));
        assertThat(changes.people()).isTrue();
    }

    @Test
    void takesAKindThatItDoesNotKnowForAPerson() {
        changes.add(JsonText.page("[{'id':'A'}]"));

        assertThat(changes.people()).isTrue();
    }

    @Test
    void passesOverARecordThatWasDealtWith() {
        changes.add(JsonText.page("[" + record("KNOWN", "schedule_reference", "PS1") + "]"));

        assertThat(changes.schedules()).isEmpty();
        assertThat(changes.records()).isEqualTo(Map.of("KNOWN", Instant.parse("2026-09-08T10:15:30.120Z")));
    }

    @Test
    void isNothingNewToWhoeverReadTheScheduleSinceByAnyClock() {
        changes.add(JsonText.page("[" + record("A", "schedule_reference", "PS1") + "]"));
        Instant edited = Instant.parse("2026-09-08T10:15:30.120Z");

        assertThat(changes.isNewTo("PS1", edited.minusSeconds(1))).isTrue();
        assertThat(changes.isNewTo("PS1", edited.plusSeconds(59))).isTrue();
        assertThat(changes.isNewTo("PS1", edited.plusSeconds(61))).isFalse();
        assertThat(changes.isNewTo("PS2", edited)).isFalse();
    }

    @Test
    void isNewWhenARecordDoesNotSaySinceWhen() {
        changes.add(JsonText.page("[{'id':'A','root_resource':{'id':'PS1','type':'schedule_reference'}}]"));

        assertThat(changes.isNewTo("PS1", Instant.parse("2036-01-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void isCompleteOnlyWhenToldSo() {
        assertThat(changes.isComplete()).isFalse();

        changes.complete();

        assertThat(changes.isComplete()).isTrue();
    }

    private static String record(String id, String type, String root) {
        return "{'id':'" + id
                + "','execution_time':'2026-09-08T10:15:30.120Z','action':'update','root_resource':{'id':'" + root
                + "','type':'" + type + "'}}";
    }
}

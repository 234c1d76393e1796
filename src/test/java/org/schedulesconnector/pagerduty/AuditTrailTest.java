package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.oncall.Provenance;

class AuditTrailTest {
    private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00.120Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T08:00:00Z");

    private final AuditTrail trail = new AuditTrail();

    @Test
    void tellsWhoMadeAndWhoChangedASchedule() {
        trail.add(List.of(
                record("A3", "delete", "PS1", "schedule_reference", Instant.parse("2026-07-01T00:00:00Z"), "Cy Okafor"),
                record("A2", "update", "PS1", "schedule_v3_reference", JUNE, "SCIM key"),
                record("A1", "create", "PS1", "schedule_reference", MARCH, "Ana Ruiz")));

        assertThat(trail.provenance())
                .containsOnlyKeys("PS1")
                .containsValue(new Provenance("Ana Ruiz", MARCH, "SCIM key", JUNE));
    }

    @Test
    void takesTheCreatorForTheLastToChangeWhenNobodyDidSince() {
        trail.add(List.of(record("A1", "create", "PS1", "schedule_reference", MARCH, "Ana Ruiz")));

        assertThat(trail.provenance().get("PS1")).isEqualTo(new Provenance("Ana Ruiz", MARCH, "Ana Ruiz", MARCH));
    }

    @Test
    void knowsNoCreatorOfAScheduleOlderThanTheRecords() {
        trail.add(List.of(record("A1", "update", "PS1", "schedule_reference", JUNE, "Ana Ruiz")));

        assertThat(trail.provenance().get("PS1")).isEqualTo(new Provenance(null, null, "Ana Ruiz", JUNE));
    }

    @Test
    void leavesOutWhatIsNoScheduleAndWhatCannotBePlaced() {
        trail.add(List.of(
                record("A1", "update", "PU1", "user_reference", JUNE, "Ana Ruiz"),
                JsonText.json("{'id':'A2','action':'update','root_resource':{'id':'PS2','type':'schedule_reference'}}"),
                JsonText.json("{'id':'A3'}")));

        assertThat(trail.provenance()).isEmpty();
    }

    @Test
    void bearsRecordsWithoutActor() {
        JsonNode record = JsonText.json("{'id':'A1','action':'update','actors':null,'execution_time':'" + JUNE
                + "','root_resource':{'id':'PS1','type':'schedule_reference'}}");

        trail.add(List.of(record));

        assertThat(trail.provenance().get("PS1").lastModifiedBy()).isNull();
        assertThat(trail.provenance().get("PS1").lastModifiedAt()).isEqualTo(JUNE);
    }

    @Test
    void tellsTheSameInWhateverOrderRecordsArrive() {
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            records.add(record("A" + i, i == 0 ? "create" : "update", "PS1", "schedule_reference", MARCH, "P" + i));
        }
        trail.add(records);

        for (int seed = 0; seed < 20; seed++) {
            AuditTrail other = new AuditTrail();
            Collections.shuffle(records, new Random(seed));
            records.forEach(record -> other.add(List.of(record)));
            assertThat(other.provenance()).isEqualTo(trail.provenance());
        }
    }

    private static JsonNode record(String id, String action, String schedule, String type, Instant time, String actor) {
        return JsonText.json(("{'id':'%s','action':'%s','execution_time':'%s','actors':[{'id':'PX','summary':'%s'}],"
                        + "'root_resource':{'id':'%s','type':'%s'}}")
                .formatted(id, action, time, actor, schedule, type));
    }
}

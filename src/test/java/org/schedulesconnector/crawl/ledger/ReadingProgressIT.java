package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.oncall.Provenance;

/** What the audit records told, and how far they were read. */
@ParameterizedClass
@EnumSource
class ReadingProgressIT {
    private static final Instant CREATED = Instant.parse("2025-11-02T08:00:00Z");
    private static final Provenance BY_ANA = new Provenance("Ana Ruiz", CREATED, "Bo", CREATED.plusSeconds(60));

    @Parameter
    TestDatabase database;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = database.open(MovableClock.stopped());
    }

    @Test
    void givesBackProvenanceEvenWhereItIsUnknown() {
        Map<String, Provenance> known =
                Map.of("P1", BY_ANA, "P2", Provenance.UNKNOWN, "P3", new Provenance(null, null, "Key 7", CREATED));

        ledger.provenance().saveAll(known);

        assertThat(ledger.provenance().load()).isEqualTo(known);
    }

    @Test
    void replacesProvenance() {
        ledger.provenance().saveAll(Map.of("P1", Provenance.UNKNOWN, "P2", BY_ANA));

        ledger.provenance().saveAll(Map.of("P1", BY_ANA));

        assertThat(ledger.provenance().load()).isEqualTo(Map.of("P1", BY_ANA, "P2", BY_ANA));
    }

    @Test
    void forgetsTheProvenanceOfAScheduleThatIsGone() {
        ledger.provenance().saveAll(Map.of("P1", BY_ANA));

        assertThat(ledger.provenance().delete("P1")).isTrue();
        assertThat(ledger.provenance().delete("P1")).isFalse();

        assertThat(ledger.provenance().load()).isEmpty();
    }

    @Test
    void remembersHowFarItRead() {
        Watermarks watermarks = ledger.watermarks();
        assertThat(watermarks.instant("audit")).isEmpty();

        watermarks.put("audit", CREATED);
        watermarks.put("audit", CREATED.plusSeconds(1));
        watermarks.put("cursor", "abc");

        assertThat(watermarks.instant("audit")).contains(CREATED.plusSeconds(1));
        assertThat(watermarks.text("audit")).isEmpty();
        assertThat(watermarks.text("cursor")).contains("abc");
        assertThat(watermarks.instant("cursor")).isEmpty();
    }

    @Test
    void remembersTheAuditRecordsThatAnotherReadingMayMeet() {
        AuditMarks marks = ledger.auditMarks();
        assertThat(marks.seen()).isEmpty();

        marks.remember(Map.of("R1", CREATED, "R2", CREATED.plusSeconds(10)), CREATED);
        marks.remember(Map.of("R2", CREATED.plusSeconds(10), "R3", CREATED.plusSeconds(20)), CREATED);

        assertThat(marks.seen()).containsExactlyInAnyOrder("R1", "R2", "R3");
    }

    @Test
    void forgetsTheAuditRecordsThatNoLaterReadingCanMeet() {
        AuditMarks marks = ledger.auditMarks();
        marks.remember(Map.of("R1", CREATED, "R2", CREATED.plusSeconds(10)), CREATED);

        marks.remember(Map.of("R0", CREATED.plusSeconds(4), "R3", CREATED.plusSeconds(20)), CREATED.plusSeconds(5));
        assertThat(marks.seen()).containsExactlyInAnyOrder("R2", "R3");

        marks.remember(Map.of(), CREATED.plusSeconds(20));
        assertThat(marks.seen()).containsExactly("R3");
    }

    @Test
    void keepsTheAuditRecordsOfConnectionsApart() {
        AuditMarks others = database.open(MovableClock.stopped()).auditMarks();
        ledger.auditMarks().remember(Map.of("R1", CREATED), CREATED);

        others.remember(Map.of("R2", CREATED.plusSeconds(60)), CREATED.plusSeconds(60));

        assertThat(ledger.auditMarks().seen()).containsExactly("R1");
        assertThat(others.seen()).containsExactly("R2");
    }
}

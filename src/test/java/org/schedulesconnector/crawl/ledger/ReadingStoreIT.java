package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.oncall.ScheduleKind;

@ParameterizedClass
@EnumSource
class ReadingStoreIT {
    private static final Instant READ = MovableClock.START;

    @Parameter
    TestDatabase database;

    private ReadingStore readings;

    @BeforeEach
    void open() {
        readings = database.open(MovableClock.stopped()).readings();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(readings.marks()).isEmpty();
        assertThat(readings.find("P1")).isEmpty();
        assertThat(readings.load(List.of("P1", "P2"))).isEmpty();
        assertThat(readings.load(List.of())).isEmpty();
        assertThat(readings.delete("P1")).isFalse();
    }

    @Test
    void givesBackWhatWasSaved() {
        StoredReading layered = reading("P1", "{\"name\":\"Дежурство 当番 \uD83D\uDE80\"}");
        StoredReading shifts =
                new StoredReading("P2", new ReadingMark(ScheduleKind.SHIFT_BASED, READ.plusSeconds(1), "d2"), "");

        readings.save(layered);
        readings.saveAll(List.of(shifts));

        assertThat(readings.find("P1")).contains(layered);
        assertThat(readings.load(Set.of("P2", "P1", "P3"))).containsExactlyInAnyOrder(layered, shifts);
        assertThat(readings.marks())
                .containsOnlyKeys("P1", "P2")
                .containsEntry("P1", layered.mark())
                .containsEntry("P2", shifts.mark());
    }

    @Test
    void replacesTheReadingOfAScheduleThatIsOfTheOtherKindNow() {
        readings.save(reading("P1", "old"));
        StoredReading upgraded =
                new StoredReading("P1", new ReadingMark(ScheduleKind.SHIFT_BASED, READ.plusSeconds(9), "new"), "new");

        readings.save(upgraded);

        assertThat(readings.load(List.of("P1"))).containsExactly(upgraded);
    }

    @Test
    void keepsBodiesLongerThanAnyOfTheDatabasesTakesAsOrdinaryText() {
        StoredReading huge = reading("P1", "é☎".repeat(1_500_000));

        readings.save(huge);

        assertThat(readings.find("P1").orElseThrow().body().equals(huge.body())).isTrue();
    }

    @Test
    void tellsOfReadingsThatStillHoldAndPassesOverOthers() {
        readings.saveAll(List.of(reading("P1", "a"), reading("P2", "b"), reading("P3", "c")));

        readings.touch(List.of("P3", "P1", "PNOBODY"), READ.plusSeconds(300));
        readings.touch(List.of(), READ.plusSeconds(600));

        assertThat(readings.marks()).hasSize(3);
        assertThat(readings.marks().get("P1").readAt()).isEqualTo(READ.plusSeconds(300));
        assertThat(readings.marks().get("P2").readAt()).isEqualTo(READ);
        assertThat(readings.find("P3").orElseThrow().body()).isEqualTo("c");
    }

    @Test
    void loadsThousandsAtOnce() {
        List<StoredReading> many = IntStream.range(0, 2_500)
                .mapToObj(n -> reading("P" + n, "body " + n))
                .toList();
        readings.saveAll(many);

        List<StoredReading> loaded =
                readings.load(many.stream().map(StoredReading::scheduleId).toList());

        assertThat(loaded).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void forgetsOneScheduleAndNoOther() {
        readings.saveAll(List.of(reading("P1", "a"), reading("P2", "b")));

        assertThat(readings.delete("P1")).isTrue();

        assertThat(readings.marks()).containsOnlyKeys("P2");
    }

    @Test
    void keepsConnectionsApart() {
        readings.save(reading("P1", "mine"));
        ReadingStore others = database.open(MovableClock.stopped()).readings();
        others.save(reading("P1", "theirs"));
        others.touch(List.of("P1"), READ.plusSeconds(1));
        others.delete("P1");

        assertThat(others.marks()).isEmpty();
        assertThat(readings.find("P1")).contains(reading("P1", "mine"));
    }

    static StoredReading reading(String id, String body) {
        return new StoredReading(id, new ReadingMark(ScheduleKind.LAYER_BASED, READ, "digest"), body);
    }
}

package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
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
class ItemLedgerIT {
    private static final Instant WRITTEN = MovableClock.START;

    @Parameter
    TestDatabase database;

    private Ledger ledger;
    private ItemLedger items;

    @BeforeEach
    void open() {
        ledger = database.open(MovableClock.stopped());
        items = ledger.items();
    }

    @Test
    void knowsNothingAtFirst() {
        assertThat(items.load()).isEmpty();
        assertThat(items.count()).isZero();
        assertThat(items.find("P1")).isEmpty();
        assertThat(items.delete("P1")).isFalse();
    }

    @Test
    void givesBackWhatWasSaved() {
        LedgerItem layered = item("P1", "a");
        LedgerItem shifts = new LedgerItem(
                "P2", ScheduleKind.SHIFT_BASED, "Дежурство 当番 \uD83D\uDE80", Set.of(), "c", "d", null, WRITTEN, 7);

        items.save(layered);
        items.save(shifts);

        assertThat(items.load())
                .containsOnlyKeys("P1", "P2")
                .containsEntry("P1", layered)
                .containsEntry("P2", shifts);
        assertThat(items.find("P2")).contains(shifts);
    }

    @Test
    void replacesWhatWasSavedBefore() {
        items.saveAll(List.of(item("P1", "a"), item("P2", "a")));

        items.saveAll(List.of(item("P2", "b"), item("P3", "b")));

        assertThat(items.load().values()).containsExactlyInAnyOrder(item("P1", "a"), item("P2", "b"), item("P3", "b"));
    }

    @Test
    void savesNothingWhenThereIsNothing() {
        items.saveAll(List.of());

        assertThat(items.count()).isZero();
    }

    @Test
    void keepsTheChangeOfAKindUnderTheSameId() {
        items.save(item("P1", "a"));
        LedgerItem upgraded =
                new LedgerItem("P1", ScheduleKind.SHIFT_BASED, "x", Set.of(), "b", "acl", null, WRITTEN, 2);

        items.save(upgraded);

        assertThat(items.load().values()).containsExactly(upgraded);
    }

    @Test
    void keepsTheChangeOfTeamsAndNothingElseWithIt() {
        LedgerItem before = item("P1", "a");
        items.save(before);

        items.save(before.onTeams(Set.of("PTEAM3")));
        LedgerItem moved = items.find("P1").orElseThrow();
        items.save(moved.onTeams(Set.of()));

        assertThat(moved.teamIds()).containsExactly("PTEAM3");
        assertThat(items.find("P1").orElseThrow().teamIds()).isEmpty();
        assertThat(moved.onTeams(before.teamIds())).isEqualTo(before);
    }

    @Test
    void keepsEveryTeamOfAScheduleOnAThousand() {
        Set<String> teamIds =
                IntStream.range(0, 1_000).mapToObj(n -> "PTEAM" + n + "XXXXX").collect(Collectors.toSet());

        items.save(item("P1", "a").onTeams(teamIds));

        assertThat(items.find("P1").orElseThrow().teamIds()).isEqualTo(teamIds);
    }

    @Test
    void deletesOneItemAndNoOther() {
        items.saveAll(List.of(item("P1", "a"), item("P2", "a")));

        assertThat(items.delete("P1")).isTrue();

        assertThat(items.load()).containsOnlyKeys("P2");
    }

    @Test
    void keepsConnectionsApart() {
        items.save(item("P1", "mine"));
        Ledger other = database.open(MovableClock.stopped());
        other.items().save(item("P1", "theirs"));
        other.items().delete("P1");

        assertThat(other.items().count()).isZero();
        assertThat(items.load().values()).containsExactly(item("P1", "mine"));
    }

    @Test
    void cutsInstantsToTheMillisecondAndKeepsThemThroughAnHourThatTheJvmsZoneHasTwice() {
        Instant twice = Instant.parse("2026-11-01T04:15:00.123999999Z");
        LedgerItem saved = new LedgerItem(
                "P1", ScheduleKind.LAYER_BASED, "x", Set.of(), "c", "a", twice, twice.plusSeconds(3600), 1);

        items.save(saved);

        LedgerItem found = items.find("P1").orElseThrow();
        assertThat(found.nextHandoff()).isEqualTo("2026-11-01T04:15:00.123Z");
        assertThat(found.writtenAt()).isEqualTo("2026-11-01T05:15:00.123Z");
    }

    @Test
    void storesANameThatPostgresqlWouldRefuse() {
        items.save(new LedgerItem("P1", ScheduleKind.LAYER_BASED, "a\0b", Set.of(), "c", "a", null, WRITTEN, 1));

        assertThat(items.find("P1").orElseThrow().name()).isEqualTo("ab");
    }

    @Test
    void takesTenThousandItems() {
        List<LedgerItem> many =
                IntStream.range(0, 10_000).mapToObj(i -> item("P" + i, "a")).toList();

        items.saveAll(many);

        assertThat(items.count()).isEqualTo(10_000);
        assertThat(items.load()).hasSize(10_000);
    }

    @Test
    void savesFromManyThreadsWhateverTheOrder() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> writing = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(n -> writers.submit(() -> items.saveAll(shuffled(n))))
                    .toList();
            for (Future<?> write : writing) {
                write.get();
            }
        } finally {
            writers.shutdown();
        }

        assertThat(items.count()).isEqualTo(20);
        assertThat(items.load().values()).extracting(LedgerItem::contentDigest).containsOnly("same");
    }

    @Test
    void forgetsAConnectionThatWasDeleted() {
        items.save(item("P1", "a"));
        ledger.watermarks().put("audit", "x");

        ledger.forgetConnection();

        assertThat(items.count()).isZero();
        assertThat(ledger.watermarks().text("audit")).isEmpty();
    }

    private static List<LedgerItem> shuffled(int seed) {
        List<LedgerItem> batch = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(i -> item("P" + i, "same")).toList());
        Collections.shuffle(batch, new Random(seed));
        return batch;
    }

    static LedgerItem item(String id, String digest) {
        return new LedgerItem(
                id,
                ScheduleKind.LAYER_BASED,
                "Primary " + id,
                Set.of("PTEAM2", "PTEAM1"),
                digest,
                "acl",
                WRITTEN.plusSeconds(3600),
                WRITTEN,
                1);
    }
}

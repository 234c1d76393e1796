package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
                "P2", ItemKind.SHIFT_BASED, "Дежурство 当番 \uD83D\uDE80", Set.of(), "c", "d", null, null, WRITTEN, 7);

        items.save(layered);
        items.save(shifts);

        assertThat(items.load())
                .containsOnlyKeys("P1", "P2")
                .containsEntry("P1", layered)
                .containsEntry("P2", shifts);
        assertThat(items.find("P2")).contains(shifts);
    }

    @Test
    void remembersWhatGraphWasAboutToBeAskedWhenTheRunDied() {
        items.announce("P1", ItemKind.SHIFT_BASED);
        items.announce("P1", ItemKind.LAYER_BASED);

        assertThat(items.unconfirmed()).isEqualTo(Map.of("P1", ItemKind.LAYER_BASED));
        assertThat(items.load()).isEmpty();
        assertThat(items.count()).isZero();
    }

    @Test
    void reliesOnNoItemThatWasAnnouncedAndNotSavedSince() {
        items.saveAll(List.of(item("P1", "a"), item("P2", "a")));

        items.announce("P1", ItemKind.LAYER_BASED);

        assertThat(items.load().get("P1")).isEqualTo(item("P1", "a").distrusted());
        assertThat(items.find("P1")).contains(item("P1", "a").distrusted());
        assertThat(items.load().get("P2")).isEqualTo(item("P2", "a"));
        assertThat(items.unconfirmed()).isEmpty();
    }

    @Test
    void forgetsAnAnnouncementWhenGraphHasAnswered() {
        items.announce("P1", ItemKind.LAYER_BASED);
        items.announce("P2", ItemKind.LAYER_BASED);
        items.announce("P3", ItemKind.LAYER_BASED);

        items.save(item("P1", "a"));
        items.delete("P2");

        assertThat(items.load().get("P1")).isEqualTo(item("P1", "a"));
        assertThat(items.unconfirmed()).containsOnlyKeys("P3");
        ledger.forgetConnection();
        assertThat(items.unconfirmed()).isEmpty();
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
                new LedgerItem("P1", ItemKind.SHIFT_BASED, "x", Set.of(), "b", "acl", null, null, WRITTEN, 2);

        items.save(upgraded);

        assertThat(items.load().values()).containsExactly(upgraded);
    }

    @Test
    void keepsTheChangeOfTeamsAndNothingElseWithIt() {
        LedgerItem before = item("P1", "a");
        items.save(before);

        items.save(before.keptLike(onTeams(before, Set.of("PTEAM3"))));
        LedgerItem moved = items.find("P1").orElseThrow();
        items.save(moved.keptLike(onTeams(moved, Set.of())));

        assertThat(moved.teamIds()).containsExactly("PTEAM3");
        assertThat(items.find("P1").orElseThrow().teamIds()).isEmpty();
        assertThat(moved.keptLike(before)).isEqualTo(before);
    }

    @Test
    void tellsWhichRowsDifferInWhatTheLedgerAloneKeeps() {
        LedgerItem item = item("P1", "a");

        assertThat(item.isKeptLike(item("P1", "b").seenBy("others"))).isTrue();
        assertThat(item.isKeptLike(onTeams(item, Set.of()))).isFalse();
        assertThat(item.isKeptLike(at(item, null, item.windowStart()))).isFalse();
        assertThat(item.isKeptLike(at(item, item.nextHandoff(), null))).isFalse();
    }

    @Test
    void listsTheItemsThatAreDueTheLongestDueFirst() {
        LedgerItem past = at(item("P3", "a"), WRITTEN.minusSeconds(60), null);
        LedgerItem longPast = at(item("P2", "a"), WRITTEN.minusSeconds(3600), null);
        LedgerItem now = at(item("P1", "a"), WRITTEN, null);
        LedgerItem later = at(item("P4", "a"), WRITTEN.plusMillis(1), null);
        LedgerItem never = at(item("P5", "a"), null, null);
        items.saveAll(List.of(past, longPast, now, later, never));
        database.open(MovableClock.stopped()).items().save(past);

        assertThat(items.due(WRITTEN)).containsExactly(longPast, past, now);
        assertThat(items.due(WRITTEN.minusSeconds(7200))).isEmpty();
    }

    @Test
    void countsTheItemsOfEachKind() {
        assertThat(items.kinds()).hasSize(ItemKind.values().length).containsEntry(ItemKind.ESCALATION_POLICY, 0);

        items.saveAll(List.of(item("P1", "a"), item("P2", "a"), policy("P3")));

        assertThat(items.kinds())
                .containsEntry(ItemKind.LAYER_BASED, 2)
                .containsEntry(ItemKind.SHIFT_BASED, 0)
                .containsEntry(ItemKind.ESCALATION_POLICY, 1);
    }

    @Test
    void distrustsWhatGraphAcceptedAndKnowsTheItemsStill() {
        items.saveAll(List.of(item("P1", "a"), policy("P2")));
        Ledger other = database.open(MovableClock.stopped());
        other.items().save(item("P1", "a"));

        assertThat(items.distrustAll()).isEqualTo(2);

        assertThat(items.load()).containsOnlyKeys("P1", "P2");
        assertThat(items.load().values())
                .allMatch(item ->
                        item.contentDigest().isEmpty() && item.aclDigest().isEmpty());
        assertThat(other.items().load().values()).containsExactly(item("P1", "a"));
    }

    @Test
    void keepsEveryTeamOfAScheduleOnAThousand() {
        Set<String> teamIds =
                IntStream.range(0, 1_000).mapToObj(n -> "PTEAM" + n + "XXXXX").collect(Collectors.toSet());

        items.save(onTeams(item("P1", "a"), teamIds));

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
                "P1",
                ItemKind.LAYER_BASED,
                "x",
                Set.of(),
                "c",
                "a",
                twice,
                twice.minusSeconds(60),
                twice.plusSeconds(3600),
                1);

        items.save(saved);

        LedgerItem found = items.find("P1").orElseThrow();
        assertThat(found.nextHandoff()).isEqualTo("2026-11-01T04:15:00.123Z");
        assertThat(found.windowStart()).isEqualTo("2026-11-01T04:14:00.123Z");
        assertThat(found.writtenAt()).isEqualTo("2026-11-01T05:15:00.123Z");
    }

    @Test
    void storesANameThatPostgresqlWouldRefuse() {
        items.save(new LedgerItem("P1", ItemKind.LAYER_BASED, "a\0b", Set.of(), "c", "a", null, null, WRITTEN, 1));

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
        ledger.readings().save(ReadingStoreIT.reading("P1", "{}"));
        ledger.auditMarks().remember(Map.of("R1", WRITTEN), WRITTEN);

        ledger.forgetConnection();

        assertThat(items.count()).isZero();
        assertThat(ledger.watermarks().text("audit")).isEmpty();
        assertThat(ledger.readings().marks()).isEmpty();
        assertThat(ledger.auditMarks().seen()).isEmpty();
    }

    private static List<LedgerItem> shuffled(int seed) {
        List<LedgerItem> batch = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(i -> item("P" + i, "same")).toList());
        Collections.shuffle(batch, new Random(seed));
        return batch;
    }

    private static LedgerItem policy(String id) {
        return new LedgerItem(id, ItemKind.ESCALATION_POLICY, "Path " + id, Set.of(), "c", "a", null, null, WRITTEN, 1);
    }

    static LedgerItem onTeams(LedgerItem item, Set<String> teamIds) {
        return kept(item, teamIds, item.nextHandoff(), item.windowStart());
    }

    static LedgerItem at(LedgerItem item, Instant nextHandoff, Instant windowStart) {
        return kept(item, item.teamIds(), nextHandoff, windowStart);
    }

    private static LedgerItem kept(LedgerItem item, Set<String> teamIds, Instant nextHandoff, Instant windowStart) {
        return new LedgerItem(
                item.id(),
                item.kind(),
                item.name(),
                teamIds,
                item.contentDigest(),
                item.aclDigest(),
                nextHandoff,
                windowStart,
                item.writtenAt(),
                item.crawlId());
    }

    static LedgerItem item(String id, String digest) {
        return new LedgerItem(
                id,
                ItemKind.LAYER_BASED,
                "Primary " + id,
                Set.of("PTEAM2", "PTEAM1"),
                digest,
                "acl",
                WRITTEN.plusSeconds(3600),
                WRITTEN.minusSeconds(86_400),
                WRITTEN,
                1);
    }
}

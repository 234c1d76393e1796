package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.settings.CrawlSettings;

/** Settings: seven days before and after, half an hour of roll-over. */
class RunWindowsTest {
    private static final CrawlSettings SETTINGS = TestSettings.removal(10, 10);
    private static final Interval YESTERDAY = new Interval(at("09-01T00:00"), at("09-16T00:00"));
    private static final Interval TODAY = new Interval(at("09-02T00:00"), at("09-17T00:00"));
    private static final List<String> IDS =
            IntStream.range(0, 1_000).mapToObj("PS%04d"::formatted).toList();

    @Test
    void movesEveryItemOnOnceWithinTheHalfHour() {
        Map<String, LedgerItem> known =
                IDS.stream().collect(Collectors.toMap(id -> id, id -> item(id, YESTERDAY.start())));

        assertThat(movedOn("09-09T00:00", known)).isLessThan(50);
        assertThat(movedOn("09-09T00:10", known)).isBetween(250, 420);
        assertThat(movedOn("09-09T00:20", known)).isBetween(580, 750);
        assertThat(movedOn("09-09T00:30", known)).isEqualTo(1_000);
    }

    @Test
    void asksForBothDaysWhileItMovesOn() {
        assertThat(windows("09-09T00:10", Map.of()).listing()).isEqualTo(new Interval(YESTERDAY.start(), TODAY.end()));
        assertThat(windows("09-09T00:30", Map.of()).listing()).isEqualTo(TODAY);
        assertThat(windows("09-08T23:59", Map.of()).listing()).isEqualTo(YESTERDAY);
    }

    @Test
    void tellsTodayOfAnItemThatIsNewOrTellsItAlready() {
        Map<String, LedgerItem> known = Map.of("PNEWER", item("PNEWER", TODAY.start()));
        RunWindows windows = windows("09-09T00:00", known);

        assertThat(windows.of("PUNKNOWN")).isEqualTo(TODAY);
        assertThat(windows.of("PNEWER")).isEqualTo(TODAY);
        assertThat(windows.isOutdated("PNEWER")).isFalse();
    }

    @Test
    void doesNotWaitWhenNothingIsSpread() {
        Map<String, LedgerItem> known = Map.of("PS1", item("PS1", YESTERDAY.start()));
        RunWindows windows = new RunWindows(SETTINGS, at("09-09T00:00"), false, known);

        assertThat(windows.of("PS1")).isEqualTo(TODAY);
        assertThat(windows.listing()).isEqualTo(TODAY);
        assertThat(windows.isOutdated("PS1")).isTrue();
    }

    @Test
    void alwaysContainsTheRunsNow() {
        for (String id : Set.of("PS1", "PS2", "PS3")) {
            Map<String, LedgerItem> known = Map.of(id, item(id, YESTERDAY.start()));
            assertThat(windows("09-09T00:05", known).of(id).contains(at("09-09T00:05")))
                    .isTrue();
        }
    }

    private static int movedOn(String now, Map<String, LedgerItem> known) {
        RunWindows windows = windows(now, known);
        return (int) IDS.stream().filter(windows::isOutdated).count();
    }

    private static RunWindows windows(String now, Map<String, LedgerItem> known) {
        return new RunWindows(SETTINGS, at(now), true, known);
    }

    private static LedgerItem item(String id, Instant windowStart) {
        return new LedgerItem(
                id, ItemKind.LAYER_BASED, id, Set.of(), "content", "acl", null, windowStart, windowStart, 1);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-" + time + ":00Z");
    }
}

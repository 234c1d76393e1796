package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.settings.StateSettings;

class RunWritesIT {
    @TempDir
    private Path folder;

    private Ledger ledger;
    private RunWrites writes;

    @BeforeEach
    void open() {
        ledger = Ledgers.open(
                new StateSettings("jdbc:h2:file:" + folder.resolve("ledger"), null, null), "c", MovableClock.stopped());
        writes = new RunWrites(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void announcesAnItemBeforeItIsSentAndThoseThatWaitWithIt() {
        writes.coming("P2", ItemKind.SHIFT_BASED);
        assertThat(ledger.items().unconfirmed()).isEmpty();

        writes.announce("P1", ItemKind.LAYER_BASED);

        assertThat(ledger.items().unconfirmed())
                .containsOnly(entry("P1", ItemKind.LAYER_BASED), entry("P2", ItemKind.SHIFT_BASED));
    }

    @Test
    void remembersWhatWasToldOfAScheduleBeforeItsItemIsSent() {
        writes.keep(reading("P1"));

        writes.announce("P1", ItemKind.LAYER_BASED);

        assertThat(ledger.readings().marks()).containsOnlyKeys("P1");
    }

    @Test
    void dropsAReadingAlsoWhileItIsOnItsWay() {
        ledger.readings().save(reading("P1"));
        writes.keep(reading("P1"));
        writes.keep(reading("P2"));

        writes.dropReading("P1");
        writes.flush();

        assertThat(ledger.readings().marks()).containsOnlyKeys("P2");
    }

    @Test
    void keepsAnItemAnnouncedUntilItsAcceptanceIsRecorded() {
        writes.announce("P1", ItemKind.LAYER_BASED);
        writes.accepted(item("P1", "new"));
        assertThat(ledger.items().unconfirmed()).containsOnlyKeys("P1");

        writes.flush();

        assertThat(ledger.items().unconfirmed()).isEmpty();
        assertThat(ledger.items().load()).containsEntry("P1", item("P1", "new"));
    }

    @Test
    void doesNotRelyOnAnItemThatIsSentAgainInTheSameRun() {
        writes.announce("P1", ItemKind.LAYER_BASED);
        writes.accepted(item("P1", "first"));

        writes.announce("P1", ItemKind.LAYER_BASED);

        assertThat(ledger.items().load().get("P1").contentDigest()).isEmpty();
    }

    @Test
    void recordsWithoutBeingToldToWhenMuchHasGathered() {
        for (int i = 0; i < 100; i++) {
            writes.keep(reading("P" + i));
            writes.accepted(item("P" + i, "new"));
        }

        assertThat(ledger.items().count()).isEqualTo(100);
        assertThat(ledger.readings().marks()).hasSize(100);
    }

    private static LedgerItem item(String id, String digest) {
        return new LedgerItem(id, ItemKind.LAYER_BASED, id, Set.of(), digest, "acl", null, null, MovableClock.START, 1);
    }

    private static StoredReading reading(String id) {
        return new StoredReading(id, new ReadingMark(ScheduleKind.LAYER_BASED, MovableClock.START, "digest"), "{}");
    }
}

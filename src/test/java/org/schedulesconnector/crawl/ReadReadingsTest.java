package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.ReadingStore;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;

class ReadReadingsTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");

    private final Shelf shelf = new Shelf();
    private final ReadReadings readings = new ReadReadings(shelf);

    @Test
    void asksForNoBodyThatItKnows() {
        told("P1", "Platform", NOW);
        told("P2", "Search", NOW);

        assertThat(names()).containsExactlyInAnyOrder("Platform", "Search");
        assertThat(names()).containsExactlyInAnyOrder("Platform", "Search");

        assertThat(shelf.asked).containsExactlyInAnyOrder("P1", "P2");
    }

    @Test
    void readsAgainWhatDiffersAndNotWhatWasToldAgain() {
        told("P1", "Platform", NOW);
        told("P2", "Search", NOW);
        names();
        shelf.asked.clear();

        told("P1", "Platform", NOW.plusSeconds(60));
        told("P2", "Search and Ads", NOW.plusSeconds(60));

        assertThat(names()).containsExactlyInAnyOrder("Platform", "Search and Ads");
        assertThat(shelf.asked).containsExactly("P2");
    }

    @Test
    void forgetsWhatIsGone() {
        told("P1", "Platform", NOW);
        names();

        shelf.delete("P1");

        assertThat(names()).isEmpty();
    }

    @Test
    void passesOverABodyOfAnotherFormAndAsksForItOnce() {
        shelf.save(new StoredReading("P1", new ReadingMark(ScheduleKind.LAYER_BASED, NOW, "digest"), "<schedule/>"));

        assertThat(names()).isEmpty();
        assertThat(names()).isEmpty();

        assertThat(shelf.asked).containsExactly("P1");
    }

    private void told(String id, String name, Instant readAt) {
        shelf.save(Readings.of(
                OnCallSchedule.builder(id)
                        .kind(ScheduleKind.LAYER_BASED)
                        .name(name)
                        .timeZone("UTC")
                        .htmlUrl("https://kestrel.pagerduty.com/schedules/" + id)
                        .window(CrawlWindow.around(NOW, 7, 7))
                        .shifts(List.of())
                        .build(),
                readAt));
    }

    private List<String> names() {
        return readings.read(shelf.marks()).stream().map(OnCallSchedule::name).toList();
    }

    /** Readings in memory that tell which bodies were asked for. */
    private static final class Shelf implements ReadingStore {
        private final Map<String, StoredReading> stored = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Map<String, ReadingMark> marks() {
            return stored.values().stream().collect(Collectors.toMap(StoredReading::scheduleId, StoredReading::mark));
        }

        @Override
        public Optional<StoredReading> find(String scheduleId) {
            return load(List.of(scheduleId)).stream().findFirst();
        }

        @Override
        public List<StoredReading> load(Collection<String> scheduleIds) {
            asked.addAll(scheduleIds);
            return scheduleIds.stream().map(stored::get).toList();
        }

        @Override
        public void saveAll(Collection<StoredReading> readings) {
            readings.forEach(reading -> stored.put(reading.scheduleId(), reading));
        }

        @Override
        public void touch(Collection<String> scheduleIds, Instant readAt) {
            throw new UnsupportedOperationException("reading only");
        }

        @Override
        public boolean delete(String scheduleId) {
            return stored.remove(scheduleId) != null;
        }
    }
}

package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.ReadingStore;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.OnCallSchedule;

/** Keeps the schedules that were read out of readings: their bodies are long, and most crawls are told the same. Thread-safe. */
final class ReadReadings {
    private final ReadingStore store;
    private final Map<String, Entry> kept = new ConcurrentHashMap<>();

    ReadReadings(ReadingStore store) {
        this.store = store;
    }

    /** @param schedule empty when the body was written in a form that is not known any more */
    private record Entry(String digest, Optional<OnCallSchedule> schedule) {
        static Entry of(StoredReading reading) {
            return new Entry(reading.mark().digest(), Readings.read(reading));
        }
    }

    /** The schedules that are readable, in no order; asks for the bodies that differ from those known. */
    List<OnCallSchedule> read(Map<String, ReadingMark> marks) {
        kept.keySet().retainAll(marks.keySet());
        List<String> changed = marks.keySet().stream()
                .filter(id -> !isKept(id, marks.get(id).digest()))
                .toList();
        store.load(changed).forEach(reading -> kept.put(reading.scheduleId(), Entry.of(reading)));
        return marks.keySet().stream()
                .map(kept::get)
                .filter(Objects::nonNull)
                .flatMap(entry -> entry.schedule().stream())
                .toList();
    }

    private boolean isKept(String id, String digest) {
        Entry entry = kept.get(id);
        return entry != null && entry.digest().equals(digest);
    }
}

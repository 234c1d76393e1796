package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The time that is taken already. Who claims first, keeps it: claims are made from the strongest to the weakest. */
final class CoveredTime {
    private final TreeMap<Instant, Instant> spans = new TreeMap<>();

    /** Takes what is still free of a span and returns those parts in order; empty when all of it was taken. */
    List<TimeSpan> claim(TimeSpan span) {
        List<TimeSpan> free = new ArrayList<>();
        Instant from = endOfWhatCovers(span.start());
        for (Map.Entry<Instant, Instant> taken :
                spans.subMap(span.start(), false, span.end(), false).entrySet()) {
            if (from.isBefore(taken.getKey())) {
                free.add(new TimeSpan(from, taken.getKey()));
            }
            from = TimeSpan.later(from, taken.getValue());
        }
        if (from.isBefore(span.end())) {
            free.add(new TimeSpan(from, span.end()));
        }
        free.forEach(part -> spans.put(part.start(), part.end()));
        return free;
    }

    /** All that was claimed, in order, with parts that touch joined. */
    List<TimeSpan> merged() {
        List<TimeSpan> merged = new ArrayList<>();
        for (Map.Entry<Instant, Instant> span : spans.entrySet()) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).end().equals(span.getKey())) {
                merged.set(last, new TimeSpan(merged.get(last).start(), span.getValue()));
            } else {
                merged.add(new TimeSpan(span.getKey(), span.getValue()));
            }
        }
        return merged;
    }

    /** The share of a window that was claimed, in percent with one decimal; claims outside the window do not count. */
    double percentageOf(TimeSpan window) {
        Duration covered = merged().stream()
                .flatMap(span -> span.intersection(window).stream())
                .map(TimeSpan::length)
                .reduce(Duration.ZERO, Duration::plus);
        return Math.round(1000.0 * covered.toMillis() / window.length().toMillis()) / 10.0;
    }

    private Instant endOfWhatCovers(Instant instant) {
        Map.Entry<Instant, Instant> before = spans.floorEntry(instant);
        return before == null ? instant : TimeSpan.later(instant, before.getValue());
    }
}

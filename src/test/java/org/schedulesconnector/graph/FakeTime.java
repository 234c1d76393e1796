package org.schedulesconnector.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A clock and its waits, both moved by hand. */
final class FakeTime extends Clock implements Delays {
    private final List<Wait> pending = new ArrayList<>();
    private final List<Duration> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-09-08T10:00:00Z");

    @Override
    public CompletableFuture<Void> after(Duration wait) {
        Wait added = new Wait(now.plus(wait), new CompletableFuture<>());
        asked.add(wait);
        pending.add(added);
        return added.done();
    }

    void advance(Duration time) {
        Instant target = now.plus(time);
        while (true) {
            Wait next = pending.stream().min(Comparator.comparing(Wait::due)).orElse(null);
            if (next == null || next.due().isAfter(target)) {
                break;
            }
            now = next.due();
            pending.remove(next);
            next.done().complete(null);
        }
        now = target;
    }

    /** The waits that were asked for, in order. */
    List<Duration> asked() {
        return asked;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("always UTC");
    }

    private record Wait(Instant due, CompletableFuture<Void> done) {}
}

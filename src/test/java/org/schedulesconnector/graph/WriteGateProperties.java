package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.schedulesconnector.graph.WriteGate.Permit;

class WriteGateProperties {
    private enum Event {
        ENTER,
        CLEAN,
        THROTTLED,
        ENDED,
        TIME_PASSES
    }

    private final List<CompletableFuture<Permit>> asked = new ArrayList<>();
    private final List<Permit> held = new ArrayList<>();
    private final FakeTime time = new FakeTime();
    private WriteGate gate;
    private int admitted;

    @Property(tries = 300)
    void neverExceedsItsLimitNeverAdmitsInAPauseAndLosesNobody(
            @ForAll @IntRange(min = 1, max = 25) int ceiling, @ForAll @Size(max = 200) List<Event> events) {
        gate = new WriteGate(ceiling, time, time, new TrafficCounter());

        for (Event event : events) {
            boolean paused = gate.isPaused();
            int before = admitted;
            happen(event);
            collect();

            assertThat(gate.limit()).isBetween(1, ceiling);
            assertThat(gate.inFlight()).isEqualTo(held.size()).isLessThanOrEqualTo(ceiling);
            if (paused && gate.isPaused()) {
                assertThat(admitted).isEqualTo(before);
            }
        }

        drain();
        assertThat(asked).allMatch(CompletableFuture::isDone);
        assertThat(gate.inFlight()).isZero();
    }

    private void happen(Event event) {
        switch (event) {
            case ENTER -> asked.add(gate.enter());
            case TIME_PASSES -> time.advance(Duration.ofSeconds(3));
            case CLEAN -> end(Permit::clean);
            case ENDED -> end(Permit::ended);
            case THROTTLED -> end(permit -> permit.throttled(Duration.ofSeconds(5)));
        }
    }

    private void end(Consumer<Permit> how) {
        if (!held.isEmpty()) {
            how.accept(held.remove(0));
        }
    }

    /** Places are given in the order they were asked for. */
    private void collect() {
        while (admitted < asked.size() && asked.get(admitted).isDone()) {
            held.add(asked.get(admitted++).join());
        }
        assertThat(asked.subList(admitted, asked.size())).noneMatch(CompletableFuture::isDone);
    }

    private void drain() {
        time.advance(Duration.ofHours(1));
        collect();
        while (!held.isEmpty()) {
            held.remove(0).clean();
            collect();
        }
    }
}

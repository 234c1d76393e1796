package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** A connection whose writes Graph throttles again and again, each time for ten seconds, in time that passes by hand. */
class ThrottledWritesTest {
    private static final URI ADDRESS = URI.create("https://graph.microsoft.com/v1.0/external/connections/pd/items/P1");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration LATENCY = Duration.ofMillis(250);
    private static final RetryPolicy POLICY =
            new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 1.0);
    private static final int CEILING = 8;

    private final FakeTime time = new FakeTime();
    private final TrafficCounter traffic = new TrafficCounter();
    private final WriteGate gate = new WriteGate(CEILING, time, time, traffic);
    private final GraphCaller caller = new GraphCaller(this::answer, this::takingAWhile, gate, time, traffic);
    private final Random random = new Random(5);
    private final List<Instant> left = new ArrayList<>();
    private final List<Instant> throttled = new ArrayList<>();
    private double share;

    @Test
    void keepsEveryWaitInFullAndLosesNoItemWhenAFifthOfTheWritesIsThrottled() {
        share = 0.2;

        List<CompletableFuture<GraphAnswer>> writes = write(400);
        time.advance(Duration.ofHours(3));

        assertThat(writes).allMatch(write -> write.isDone() && !write.isCompletedExceptionally());
        assertThat(throttled).hasSizeBetween(60, 140);
        assertThat(left).hasSize(400 + throttled.size());
        for (Instant since : throttled) {
            Instant until = since.plus(TEN_SECONDS);
            assertThat(left)
                    .as("what left while Graph wanted to be left alone from " + since)
                    .noneMatch(at -> at.isAfter(since) && at.isBefore(until));
        }
        assertThat(time.asked()).filteredOn(wait -> !wait.equals(LATENCY)).containsOnly(TEN_SECONDS);
        assertThat(traffic.snapshot().throttled()).isEqualTo(throttled.size());
    }

    @Test
    void writesAsMuchAtOnceAsBeforeSoonAfterThrottlingEnds() {
        share = 0.2;
        write(100);
        time.advance(Duration.ofHours(1));
        assertThat(gate.limit()).isLessThan(CEILING);
        share = 0;
        Instant mended = time.instant();

        List<CompletableFuture<GraphAnswer>> writes = write(200);
        time.advance(Duration.ofSeconds(12));

        assertThat(gate.limit()).isEqualTo(CEILING);
        assertThat(writes).allMatch(CompletableFuture::isDone);
        assertThat(left.stream().filter(at -> at.equals(left.get(left.size() - 1))))
                .as("how many left at once at the end, since " + mended)
                .hasSizeLessThanOrEqualTo(CEILING);
    }

    /** Throttling as bad as it gets: every item takes its eight attempts, and then its failure is told. */
    @Test
    void tellsOfEachItemThatWasThrottledToTheEnd() {
        share = 1;

        List<CompletableFuture<GraphAnswer>> writes = write(5);
        time.advance(Duration.ofHours(1));

        assertThat(writes).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(left).hasSize(5 * 8);
        assertThat(gate.limit()).isEqualTo(1);
        assertThat(gate.inFlight()).isZero();
    }

    private List<CompletableFuture<GraphAnswer>> write(int items) {
        List<CompletableFuture<GraphAnswer>> writes = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            writes.add(caller.callInTurn(new GraphRequest(() -> null), POLICY));
        }
        return writes;
    }

    /** A request leaves when a worker takes it, and is answered a little later. */
    private void takingAWhile(Runnable work) {
        left.add(time.instant());
        time.after(LATENCY).thenRun(work);
    }

    private GraphAnswer answer(GraphRequest request) {
        boolean throttles = random.nextDouble() < share;
        if (throttles) {
            throttled.add(time.instant());
        }
        Response.Builder response = new Response.Builder()
                .request(new Request.Builder().url(ADDRESS.toString()).build())
                .protocol(Protocol.HTTP_1_1)
                .code(throttles ? 429 : 200)
                .message("")
                .body(ResponseBody.create(
                        throttles ? "{\"error\":{\"code\":\"TooManyRequests\"}}" : "{}",
                        MediaType.get("application/json")));
        if (throttles) {
            response.header("Retry-After", "10");
        }
        try {
            return new AnswerReader(
                            ADDRESS, new GraphException.Evidence("PUT", ADDRESS.getPath(), 0, null, null, "id"), time)
                    .read(response.build());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

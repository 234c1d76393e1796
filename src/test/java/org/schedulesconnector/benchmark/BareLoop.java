package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.schedulesconnector.pagerduty.RateBudget;

/**
 * What the connector is held against: the JDK's HTTP client, which asks what the connector asked, with as many requests at once and
 * within the same budget, and throws each answer away. PagerDuty and Graph are asked at the same time. Prints what it did, and ends
 * when its input does.
 */
public final class BareLoop {
    private static final int READERS = 4;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** @param args the recorded requests' folder, PagerDuty's and Graph's address, requests a minute, writers */
    public static void main(String[] args) throws Exception {
        BareLoop loop = new BareLoop();
        RateBudget budget = new RateBudget(Integer.parseInt(args[3]), Clock.systemUTC());
        int writers = Integer.parseInt(args[4]);
        long start = System.nanoTime();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(
                () -> loop.ask(Path.of(args[0], "pagerduty"), URI.create(args[1]), READERS, budget));
        loop.ask(Path.of(args[0], "graph"), URI.create(args[2]), writers, null);
        reading.join();
        System.out.println(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "seconds", (System.nanoTime() - start) / 1e9,
                        "requests", loop.requests.get(),
                        "refused", loop.refused.get())));
        System.in.read();
    }

    private void ask(Path recorded, URI service, int atOnce, RateBudget budget) {
        Semaphore places = new Semaphore(atOnce);
        ObjectMapper json = new ObjectMapper();
        if (!Files.exists(recorded)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(recorded)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                RecordedRequest request = json.readValue(line, RecordedRequest.class);
                boolean alone = budget != null && !request.isDetail();
                if (budget != null) {
                    await(budget.reserve());
                }
                places.acquireUninterruptibly();
                CompletableFuture<Void> answered =
                        send(request.to(service)).whenComplete((done, e) -> places.release());
                if (alone) {
                    answered.join();
                }
            }
            places.acquireUninterruptibly(atOnce);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + recorded, e);
        }
    }

    private CompletableFuture<Void> send(HttpRequest request) {
        requests.incrementAndGet();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenAccept(answer -> {
                    if (answer.statusCode() == 429) {
                        refused.incrementAndGet();
                    }
                });
    }

    private static void await(Duration wait) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }
}

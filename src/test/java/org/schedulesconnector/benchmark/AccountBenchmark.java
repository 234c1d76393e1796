package org.schedulesconnector.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Crawls one account for the first time, unchanged and changed, each in a process that was just started, and has the bare loop follow. */
final class AccountBenchmark implements AutoCloseable {
    private static final int ONE_IN_TWENTY = 20;
    private static final int SAMPLE = 20;
    /** Whether it is there, then the connection, its schema, two looks at how that goes, its addresses and its card. */
    private static final int MAKING_THE_CONNECTION = 7;

    private static final int LOOKING_AT_THE_CONNECTION = 2;
    private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toSeconds();

    private final Options options;
    private final Options.Kind kind;
    private final AccountShape account;
    private final Path folder;
    private final SandboxProcess sandbox;

    AccountBenchmark(Options options, Options.Kind kind, int schedules) throws IOException {
        this.options = options;
        this.kind = kind;
        this.account = kind.shape(schedules);
        this.folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "benchmark");
        this.sandbox = SandboxProcess.start(folder, account, options);
    }

    /** @param told hears of each crawl once it is measured */
    void run(Consumer<Measurement> told) throws IOException {
        Instant begun = Instant.now();
        told.accept(measure(Measurement.Phase.FIRST, account.schedules()));
        settleSince(begun);
        told.accept(measure(Measurement.Phase.UNCHANGED, 0));
        told.accept(measure(Measurement.Phase.CHANGED, sandbox.edit(ONE_IN_TWENTY)));
    }

    /** Most hand-offs are on the half hour; what one has changed is no part of what is measured. */
    private void settleSince(Instant begun) throws IOException {
        if (begun.getEpochSecond() / HALF_AN_HOUR != Instant.now().getEpochSecond() / HALF_AN_HOUR) {
            try (ConnectorService connector = ConnectorService.start(folder, sandbox.settings(), options)) {
                connector.crawl();
            }
        }
    }

    private Measurement measure(Measurement.Phase phase, int items) throws IOException {
        Path recorded = folder.resolve(phase.name());
        sandbox.record(recorded);
        try (ConnectorService connector = ConnectorService.start(folder, sandbox.settings(), options)) {
            double startCpu = connector.process().cpuSeconds();
            JsonNode run = connector.crawl();
            double crawlCpu = connector.process().cpuSeconds() - startCpu;
            long peak = connector.process().peakMegabytes();
            double heap = connector.process().liveHeapMegabytes();
            JsonNode seen = sandbox.seen();
            connector.close();
            require(run);
            System.err.println(run + "\n" + seen);
            return new Measurement(
                    kind,
                    account.schedules(),
                    phase,
                    seconds(run),
                    floor(phase, items),
                    total(seen.path("pagerduty")),
                    total(seen.path("graph")),
                    seen.path("throttled").asInt(),
                    run.path("counts").path("created").asInt()
                            + run.path("counts").path("updated").asInt(),
                    startCpu,
                    crawlCpu,
                    peak,
                    heap,
                    bare(recorded));
        }
    }

    private Floor floor(Measurement.Phase phase, int items) throws IOException {
        JsonNode holdings = sandbox.holdings();
        boolean first = phase == Measurement.Phase.FIRST;
        int others = first
                ? holdings.path("groups").asInt() + holdings.path("members").asInt()
                : SAMPLE;
        return Floor.of(
                account,
                holdings.path("auditPages").asInt(),
                first ? MAKING_THE_CONNECTION : LOOKING_AT_THE_CONNECTION,
                items + others);
    }

    private Measurement.Bare bare(Path recorded) throws IOException {
        List<String> arguments = List.of(
                recorded.toString(),
                sandbox.pagerDuty(),
                sandbox.graph(),
                Integer.toString(options.requestsPerMinute()),
                Integer.toString(options.writers()));
        try (MeasuredProcess loop = MeasuredProcess.ofClass(folder, BareLoop.class, List.of("-Xmx256m"), arguments)) {
            JsonNode done = new ObjectMapper().readTree(loop.readLine());
            System.err.println(done);
            return new Measurement.Bare(done.path("seconds").asDouble(), loop.cpuSeconds(), loop.peakMegabytes());
        }
    }

    private static void require(JsonNode run) {
        if (!run.path("outcome").asText().equalsIgnoreCase("succeeded")) {
            throw new IllegalStateException("A run that is measured must succeed, not: " + run);
        }
    }

    private static double seconds(JsonNode run) {
        return Duration.between(
                                Instant.parse(run.path("startedAt").asText()),
                                Instant.parse(run.path("endedAt").asText()))
                        .toMillis()
                / 1000.0;
    }

    private static int total(JsonNode counts) {
        int total = 0;
        for (JsonNode count : counts) {
            total += count.asInt();
        }
        return total;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

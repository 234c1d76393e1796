package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.Registry;
import org.awaitility.Awaitility;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.GraphExternalConfiguration;
import org.schedulesconnector.operations.notify.NotifyBeans;
import org.schedulesconnector.pagerduty.PagerDutyBackoff;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.pagerduty.RateBudget;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.Settings;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/**
 * A whole world for an end-to-end test: a sandbox, and a connector with the real routes and a ledger in a file of its own. It is
 * Tuesday morning in it, away from midnight and hand-offs. Waits that no server asked for are milliseconds; those that one
 * asked for are kept in full.
 */
public final class CrawlWorld implements AutoCloseable {
    public static final String CONNECTION = "pagerdutyschedules";

    /** What {@link PagerDutyBackoff} starts from here; four times as long after a 429 that does not say how long. */
    public static final Duration PAGERDUTY_BACKOFF = Duration.ofMillis(10);

    private static final Instant START = Instant.parse("2026-09-08T10:07:00Z");

    private final MovableClock clock;
    private final Path folder = temporaryFolder();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Sandbox sandbox;
    private ConnectorRuntime connector;
    private Start start = ConnectorRuntime::onDemand;
    private Consumer<Registry> waits = CrawlWorld::shortenWaits;

    private CrawlWorld(Instant start, Consumer<Sandbox.Builder> options) {
        clock = MovableClock.runningFrom(start);
        Sandbox.Builder builder = Sandbox.builder().clock(clock);
        options.accept(builder);
        sandbox = builder.start();
        settings.putAll(sandbox.settings());
        settings.put("pagerduty.requests-per-minute", "960");
        settings.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
    }

    /** The demo's account. */
    public static CrawlWorld start() {
        return start(kestrel -> {});
    }

    public static CrawlWorld start(Consumer<Sandbox.Builder> options) {
        return startAt(START, options);
    }

    public static CrawlWorld startAt(Instant start, Consumer<Sandbox.Builder> options) {
        return new CrawlWorld(start, options);
    }

    /** A connector besides this one's, with the same settings but an external connection and a ledger of its own. */
    public SecondConnector beside(String connection) {
        Map<String, String> others = new LinkedHashMap<>(settings);
        others.put("graph.connection.id", connection);
        others.put("state.url", "jdbc:h2:file:" + folder.resolve(connection));
        return new SecondConnector(others, clock);
    }

    /** Sets one of the connector's settings; null takes it away. Stops the connector, which starts anew when it is needed. */
    public CrawlWorld with(String key, String value) {
        stopConnector();
        settings.put(key, value);
        settings.values().removeIf(Objects::isNull);
        return this;
    }

    /** From now on the connector is a service with an HTTP API on a free port, which starts no crawl by itself. */
    public CrawlWorld serving() {
        return serving(ConnectorRuntime::quietService);
    }

    /** From now on the connector is a service that crawls by the system's clock, beginning with its start. */
    public CrawlWorld crawlingByTheClock() {
        return serving(ConnectorRuntime::service);
    }

    private CrawlWorld serving(Start itsStart) {
        with("operations.port", "0");
        start = itsStart;
        connector();
        return this;
    }

    /** Where the service's HTTP API listens. */
    public int apiPort() {
        return connector().apiPort().orElseThrow();
    }

    /** Ends the connector's process, so to speak; the ledger stays. */
    public void stopConnector() {
        if (connector != null) {
            connector.close();
            connector = null;
        }
    }

    /** The connector's process is told to end, in the middle of a run; returns when the run knows. */
    public void beginToStop() {
        CrawlRun run = connector().latestRun().orElseThrow();
        new Thread(connector()::close, "stopping").start();
        Awaitility.await().until(run::isStopped);
    }

    public RunReport crawl() {
        return crawl(CrawlRequest.full());
    }

    public RunReport crawl(CrawlRequest request) {
        return connector().crawl(request);
    }

    public RunReport plan() {
        return crawl(CrawlRequest.plan());
    }

    /** What the last plan would do, by item. */
    public List<PlannedChange> planned() {
        return connector().latestRun().map(CrawlRun::planned).orElseThrow().stream()
                .sorted(Comparator.comparing(PlannedChange::id))
                .toList();
    }

    /** Asks the run in progress to end. */
    public void cancel() {
        connector().latestRun().orElseThrow().cancel();
    }

    public void purge() {
        connector().purge();
    }

    public Ledger ledger() {
        return connector().connector().ledger();
    }

    /** The connector's settings, for a process of its own. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Account account() {
        return sandbox.account();
    }

    public AccountChanges changes() {
        return sandbox.account().changes();
    }

    public MovableClock clock() {
        return clock;
    }

    /** Where the ledger's file is, and nothing else. */
    public Path folder() {
        return folder;
    }

    public CrawlWorld fault(Fault fault) {
        sandbox.faults().add(fault);
        return this;
    }

    /** The connector's settings, as it loads them. */
    public Settings loadedSettings() {
        return new SettingsLoader(List.of(SettingsSource.of("test", settings)))
                .load()
                .settings();
    }

    /** What the tenant holds, by id. */
    public SortedMap<String, ObjectNode> items() {
        return sandbox.tenant().items(CONNECTION);
    }

    public ObjectNode item(String id) {
        return sandbox.tenant().item(CONNECTION, id).orElseThrow();
    }

    public String content(String id) {
        return item(id).path("content").path("value").asText();
    }

    public String property(String id, String name) {
        return item(id).path("properties").path(name).asText();
    }

    /** Does something once, when the first such request was served and before its answer leaves. */
    public void whenServed(String method, String pathRegex, Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Pattern path = Pattern.compile(pathRegex);
        sandbox.listen((service, request, answer) -> {
            boolean matches = request.method().equals(method)
                    && path.matcher(request.path()).find();
            if (matches && done.compareAndSet(false, true)) {
                action.run();
            }
        });
    }

    public List<SeenRequest> pagerDutyRequests(String method, String pathRegex) {
        return sandbox.pagerDuty().traffic().requests(method, pathRegex);
    }

    public List<SeenRequest> graphRequests(String method, String pathRegex) {
        return sandbox.graph().traffic().requests(method, pathRegex);
    }

    /** Everything that asked Graph to change something. */
    public List<SeenRequest> graphWrites() {
        return sandbox.graph().traffic().requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    /** From now on only what comes next is seen. */
    public void forgetTraffic() {
        sandbox.pagerDuty().traffic().clear();
        sandbox.graph().traffic().clear();
    }

    private ConnectorRuntime connector() {
        if (connector == null) {
            SettingsLoader loader = new SettingsLoader(List.of(SettingsSource.of("test", settings)));
            connector = start.with(loader.load(), clock, waits);
        }
        return connector;
    }

    /** From now on the first wait that no server asked for is so short, at either side. */
    public CrawlWorld waiting(Duration first) {
        stopConnector();
        waits = registry -> shortenWaits(registry, first, first);
        return this;
    }

    static void shortenWaits(Registry registry) {
        shortenWaits(registry, PAGERDUTY_BACKOFF, Duration.ofMillis(20));
    }

    private static void shortenWaits(Registry registry, Duration pagerDuty, Duration ofGraph) {
        RateBudget budget = registry.lookupByNameAndType(PagerDutyBeans.BUDGET, RateBudget.class);
        registry.bind(PagerDutyBeans.BACKOFF, new PagerDutyBackoff(budget, new Random(1), pagerDuty));
        GraphExternalConfiguration graph = registry.lookupByNameAndType("graph-external", GraphExternalComponent.class)
                .getConfiguration();
        graph.setRetryDelay(ofGraph);
        graph.setSettleDelay(Duration.ofMillis(5));
        graph.setPollDelay(Duration.ofMillis(5));
    }

    /** From now on a service looks all the time whether somebody is to be notified. */
    public CrawlWorld notifying() {
        stopConnector();
        Consumer<Registry> others = waits;
        waits = registry -> {
            others.accept(registry);
            registry.bind(NotifyBeans.EVERY_MILLIS, 20L);
        };
        return this;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("crawl-world");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            stopConnector();
        } finally {
            sandbox.close();
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the connector is started. */
    private interface Start {
        ConnectorRuntime with(LoadedSettings settings, Clock clock, Consumer<Registry> replacements);
    }
}

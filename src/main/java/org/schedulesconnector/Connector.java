package org.schedulesconnector;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.crawl.AccessAnswers;
import org.schedulesconnector.crawl.AccessConfiguration;
import org.schedulesconnector.crawl.ConnectionMark;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.KnownPeople;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.crawl.LeaseKeeper;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.RunMarks;
import org.schedulesconnector.crawl.RunTraffic;
import org.schedulesconnector.crawl.TrafficMeter;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.GraphTraffic;
import org.schedulesconnector.graph.MarkedThreads;
import org.schedulesconnector.item.ConnectionDefinitions;
import org.schedulesconnector.item.ItemDigests;
import org.schedulesconnector.item.ItemSchema;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.operations.ConnectorStatus;
import org.schedulesconnector.operations.Heartbeat;
import org.schedulesconnector.operations.Index;
import org.schedulesconnector.operations.Operations;
import org.schedulesconnector.operations.http.ApiServer;
import org.schedulesconnector.operations.notify.NotifyBeans;
import org.schedulesconnector.operations.observe.FreshnessRule;
import org.schedulesconnector.operations.observe.Observation;
import org.schedulesconnector.operations.observe.Outlook;
import org.schedulesconnector.operations.triggers.Firings;
import org.schedulesconnector.operations.triggers.TriggerCluster;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.pagerduty.RateBudget;
import org.schedulesconnector.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that the routes name, made from settings: the one place where the parts meet. Open it, {@linkplain #bind bind} it to
 * the registry of a Camel context that is not started yet, and close it after that context has stopped.
 */
public final class Connector implements AutoCloseable {
    /** So many schedules are read by a request of their own at once; PagerDuty asks for few. */
    private static final int READERS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    private final Settings settings;
    private final Clock clock;
    private final ConnectionDefinition definition;
    private final AccessConfiguration access;
    private final Ledger ledger;
    private final GraphExternalComponent graph;
    private final ScheduledExecutorService heartbeat;
    private final LeaseKeeper leases;
    private final ScheduledExecutorService timer;
    private final ExecutorService readers;
    private final PauseGate gate = new PauseGate();
    private final FoundRendering rendering = new FoundRendering();
    private Operations operations;
    private HikariDataSource triggers;

    private Connector(
            Settings settings,
            Clock clock,
            ConnectionDefinition definition,
            AccessConfiguration access,
            Ledger ledger) {
        this.settings = settings;
        this.clock = clock;
        this.definition = definition;
        this.access = access;
        this.ledger = ledger;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(daemon("lease-heartbeat"));
        this.leases = new LeaseKeeper(ledger.lease(), holder(), settings.crawl().leaseHeartbeat(), heartbeat, clock);
        this.graph = new GraphBeans(settings.graph()).component(clock, leases::refusal, this::connectionChanges);
        this.timer = Executors.newSingleThreadScheduledExecutor(daemon("orders"));
        this.readers = MarkedThreads.fixed("reader", READERS);
    }

    /**
     * Reads the schema and opens the ledger; sends nothing to either service.
     *
     * @throws org.schedulesconnector.item.InvalidSchemaException when the schema file has mistakes
     * @throws org.schedulesconnector.access.OverridesException when the table of identities has mistakes
     * @throws org.schedulesconnector.crawl.ledger.LedgerException when the ledger cannot be opened
     */
    public static Connector open(Settings settings, Clock clock) {
        ConnectionSchema schema = ItemSchema.load(settings.graph().schema());
        ConnectionDefinition definition =
                ConnectionDefinitions.of(settings.graph(), settings.pagerDuty(), settings.item(), schema);
        AccessConfiguration access = AccessConfigurations.of(settings);
        Ledger ledger = Ledgers.open(settings.state(), definition.id(), clock);
        return new Connector(settings, clock, definition, access, ledger);
    }

    /**
     * Reads the files that settings name, as {@link #open} does, and opens nothing.
     *
     * @throws org.schedulesconnector.item.InvalidSchemaException when the schema file has mistakes
     * @throws org.schedulesconnector.access.OverridesException when the table of identities has mistakes
     */
    public static void check(Settings settings) {
        ItemSchema.load(settings.graph().schema());
        AccessConfigurations.of(settings);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** When its credentials end. */
    public CredentialEnds credentialEnds() {
        return new CredentialEnds(settings, ledger.tokens());
    }

    /** Why people see schedules or not. */
    public AccessAnswers accessAnswers() {
        return new AccessAnswers(access, ledger, clock);
    }

    /** The schedules as the ledger has them. */
    public KnownSchedules knownSchedules() {
        return new KnownSchedules(access, scheduleItems(), ledger, clock);
    }

    private ScheduleItems scheduleItems() {
        return new ScheduleItems(definition.schema(), settings.item(), rendering);
    }

    /** What is in the index and who sees it, as the ledger has it. */
    public Index index() {
        return new Index(knownSchedules(), new KnownPeople(access, ledger, clock), accessAnswers(), ledger, clock);
    }

    /** What it is doing; needs {@link #operate} before. */
    public ConnectorStatus status() {
        return operations.board().read();
    }

    Instant now() {
        return clock.instant();
    }

    /** The external connection as the settings want it. */
    public ConnectionDefinition definition() {
        return definition;
    }

    /** Gives the routes what they name. */
    public void bind(Registry registry) {
        PagerDutyBeans.bind(registry, settings.pagerDuty(), ledger.tokens(), clock);
        registry.bind("graph-external", graph);
        registry.bind("readers", readers);
        registry.bind("connectionDefinition", definition);
        registry.bind("crawls", runs(registry));
        registry.bind("demands", new Demands(gate));
        registry.bind("runMarks", new RunMarks());
        registry.bind("explanations", accessAnswers());
        rendering.lookIn(registry);
        new CrawlBeans(settings, definition, access, scheduleItems(), ledger, clock, registry).bind();
    }

    /** Lets a run in progress end at its next page, group or item when the context begins to stop. */
    public void endRunsWith(CamelContext context) {
        context.addLifecycleStrategy(new EndOfRuns());
    }

    /**
     * Lets the connector be looked at and steered: adds its MBean to a context that is not started yet, and gives the routes of its
     * HTTP API what they name. Needs {@link #bind} before.
     */
    public void operate(CamelContext context) {
        RunLifecycle runs = find(context.getRegistry(), "crawls", RunLifecycle.class);
        Demands demands = find(context.getRegistry(), "demands", Demands.class);
        Heartbeat heart = new Heartbeat(holder(), settings.crawl().leaseHeartbeat());
        operations = Operations.of(context, runs, demands, gate, ledger, heart, timer, clock);
        operations.manageIn(context);
        PagerDutyAuth auth = find(context.getRegistry(), PagerDutyBeans.AUTH, PagerDutyAuth.class);
        RateBudget budget = find(context.getRegistry(), PagerDutyBeans.BUDGET, RateBudget.class);
        context.addLifecycleStrategy(
                new Observation(runs, traffic(auth, budget), outlook(budget), ledger, settings.crawl(), clock));
        new ApiServer(settings.operations()).bind(context.getRegistry(), operations, index());
        Firings firings = new Firings(timer);
        context.getRegistry().bind("firings", firings);
        context.addLifecycleStrategy(firings);
        NotifyBeans.bind(
                context,
                settings.notifications(),
                ledger,
                definition.id(),
                FreshnessRule.of(settings.crawl().freshness().incrementalEvery()),
                clock);
    }

    /**
     * Prepares the clocks of a service, in a context that is not started yet; a command needs none. Where other services share the
     * ledger they share the triggers too, unless the context brings clocks of its own. A pause that was ordered before holds them.
     * Needs {@link #operate} before.
     *
     * @param quiet whether shared triggers are to be left to others until the caller starts the scheduler
     * @throws org.schedulesconnector.crawl.ledger.LedgerException when the database does not take part
     */
    public void serve(CamelContext context, boolean quiet) {
        QuartzComponent own = ownClocks(context);
        QuartzComponent quartz = own == null ? new QuartzComponent() : own;
        triggers = own == null ? Ledgers.openForTriggers(settings.state()).orElse(null) : null;
        if (triggers != null) {
            TriggerCluster.join(
                    context,
                    quartz,
                    triggers,
                    definition.id(),
                    host(),
                    settings.crawl().leaseHeartbeat());
            quartz.setAutoStartScheduler(!quiet);
        }
        operations.takePart(context, quartz, own == null);
    }

    /** The Quartz component of a context that has one already, for other routes; null when it has none. */
    private static QuartzComponent ownClocks(CamelContext context) {
        return context.hasComponent("quartz") instanceof QuartzComponent present
                ? present
                : context.getRegistry().findSingleByType(QuartzComponent.class);
    }

    private void connectionChanges(String sentence) {
        ConnectionMark.set(ledger.watermarks());
        LOG.info(sentence);
    }

    private RunLifecycle runs(Registry registry) {
        PagerDutyAuth auth = find(registry, PagerDutyBeans.AUTH, PagerDutyAuth.class);
        RateBudget budget = find(registry, PagerDutyBeans.BUDGET, RateBudget.class);
        return new RunLifecycle(
                settings.crawl(),
                ledger,
                leases,
                traffic(auth, budget),
                gate,
                ItemDigests.ofDefinition(definition),
                clock);
    }

    private Outlook outlook(RateBudget budget) {
        CredentialEnds ends = credentialEnds();
        return new Outlook(budget::remaining, ends::pagerDuty, ends::graph);
    }

    private TrafficMeter traffic(PagerDutyAuth auth, RateBudget budget) {
        return () -> {
            GraphTraffic toGraph = graph.traffic();
            return new RunTraffic(
                    auth.requests(),
                    toGraph.requests(),
                    budget.waits() + toGraph.throttled(),
                    budget.waited().plus(toGraph.waits()));
        };
    }

    private static <T> T find(Registry registry, String name, Class<T> type) {
        return registry.lookupByNameAndType(name, type);
    }

    /** This process, for people who wonder who holds the lease. */
    private static String holder() {
        return host() + ", process " + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        heartbeat.shutdownNow();
        readers.shutdownNow();
        if (triggers != null) {
            triggers.close();
        }
        ledger.close();
    }
}

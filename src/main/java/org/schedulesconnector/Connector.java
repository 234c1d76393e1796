package org.schedulesconnector;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.crawl.AccessAnswers;
import org.schedulesconnector.crawl.AccessConfiguration;
import org.schedulesconnector.crawl.AccessSteps;
import org.schedulesconnector.crawl.AuditSteps;
import org.schedulesconnector.crawl.Demands;
import org.schedulesconnector.crawl.DirectorySteps;
import org.schedulesconnector.crawl.FailureSteps;
import org.schedulesconnector.crawl.FilterSteps;
import org.schedulesconnector.crawl.GroupSteps;
import org.schedulesconnector.crawl.HandOffClock;
import org.schedulesconnector.crawl.IdentitySteps;
import org.schedulesconnector.crawl.ItemSteps;
import org.schedulesconnector.crawl.LeaseKeeper;
import org.schedulesconnector.crawl.ListingSteps;
import org.schedulesconnector.crawl.PauseGate;
import org.schedulesconnector.crawl.PolicySteps;
import org.schedulesconnector.crawl.ReadingSteps;
import org.schedulesconnector.crawl.RemovalGuard;
import org.schedulesconnector.crawl.RemovalSteps;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.RunTraffic;
import org.schedulesconnector.crawl.ScheduleSteps;
import org.schedulesconnector.crawl.SelectionSteps;
import org.schedulesconnector.crawl.TargetSteps;
import org.schedulesconnector.crawl.TrafficMeter;
import org.schedulesconnector.crawl.VerificationSteps;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.GraphTraffic;
import org.schedulesconnector.item.ConnectionDefinitions;
import org.schedulesconnector.item.ItemDigests;
import org.schedulesconnector.item.ItemSchema;
import org.schedulesconnector.item.PolicyItems;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.operations.Operations;
import org.schedulesconnector.operations.http.ApiServer;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.pagerduty.PagerDutyListings;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.pagerduty.RateBudget;
import org.schedulesconnector.pagerduty.ShiftBasedSchedules;
import org.schedulesconnector.settings.Settings;

/**
 * Everything that the routes name, made from settings: the one place where the parts meet. Open it, {@linkplain #bind bind} it to
 * the registry of a Camel context that is not started yet, and close it after that context has stopped.
 */
public final class Connector implements AutoCloseable {
    /** So many schedules are read by a request of their own at once; PagerDuty asks for few. */
    private static final int READERS = 4;

    private final Settings settings;
    private final Clock clock;
    private final ConnectionDefinition definition;
    private final AccessConfiguration access;
    private final Ledger ledger;
    private final GraphExternalComponent graph;
    private final ScheduledExecutorService heartbeat;
    private final ExecutorService readers;
    private final PauseGate gate = new PauseGate();

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
        this.graph = new GraphBeans(settings.graph()).component(clock);
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(daemon("lease-heartbeat"));
        this.readers = Executors.newFixedThreadPool(READERS, daemon("reader"));
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

    /** Why people see schedules or not. */
    public AccessAnswers accessAnswers() {
        return new AccessAnswers(access, ledger, clock);
    }

    /** The external connection as the settings want it. */
    public ConnectionDefinition definition() {
        return definition;
    }

    /** Gives the routes what they name. */
    public void bind(Registry registry) {
        PagerDutyBeans.bind(registry, settings.pagerDuty(), clock);
        registry.bind("graph-external", graph);
        registry.bind("readers", readers);
        registry.bind("connectionDefinition", definition);
        bindSteps(registry);
    }

    /**
     * Lets the connector be looked at and steered: adds its MBean to a context that is not started yet, and gives the routes of its
     * HTTP API what they name. Needs {@link #bind} before.
     */
    public void operate(CamelContext context) {
        RunLifecycle runs = find(context.getRegistry(), "crawls", RunLifecycle.class);
        Demands demands = find(context.getRegistry(), "demands", Demands.class);
        Operations operations = Operations.of(context, runs, demands, gate, ledger, clock);
        operations.manageIn(context);
        new ApiServer(settings.operations()).bind(context.getRegistry(), operations);
    }

    private void bindSteps(Registry registry) {
        PagerDutyAuth auth = find(registry, PagerDutyBeans.AUTH, PagerDutyAuth.class);
        RateBudget budget = find(registry, PagerDutyBeans.BUDGET, RateBudget.class);
        ScheduleItems renderer = new ScheduleItems(definition.schema(), settings.item());

        registry.bind(
                "crawls",
                new RunLifecycle(
                        settings.crawl(),
                        ledger,
                        new LeaseKeeper(ledger.lease(), holder(), heartbeat),
                        traffic(auth, budget),
                        gate,
                        ItemDigests.ofDefinition(definition),
                        clock));
        registry.bind("demands", new Demands(gate));
        registry.bind(
                "incrementalEveryMillis",
                settings.crawl().freshness().incrementalEvery().toMillis());
        registry.bind("handOffs", new HandOffClock(ledger, clock));
        registry.bind("listings", new ListingSteps(find(registry, PagerDutyBeans.LISTINGS, PagerDutyListings.class)));
        registry.bind(
                "directory",
                new DirectorySteps(
                        auth,
                        optionallyAskedFor("escalation_policies.read"),
                        settings.item().escalationPolicies(),
                        ledger));
        registry.bind("audit", new AuditSteps(auth, ledger));
        registry.bind(
                "schedules",
                new ScheduleSteps(
                        find(registry, PagerDutyBeans.REQUESTS, PagerDutyRequests.class),
                        find(registry, PagerDutyBeans.LAYER_BASED_SCHEDULES, LayerBasedSchedules.class),
                        find(registry, PagerDutyBeans.SHIFT_BASED_SCHEDULES, ShiftBasedSchedules.class)));
        registry.bind(
                "selection",
                new SelectionSteps(
                        auth,
                        optionallyAskedFor("oncalls.read"),
                        settings.crawl().freshness().requestBudget(),
                        ledger));
        registry.bind("readings", new ReadingSteps(ledger));
        registry.bind("targets", new TargetSteps());
        registry.bind(
                "access",
                new AccessSteps(
                        access,
                        auth,
                        find(registry, PagerDutyBeans.REQUESTS, PagerDutyRequests.class),
                        optionallyAskedFor("abilities.read"),
                        ledger,
                        clock));
        registry.bind("identities", new IdentitySteps(access.identity(), ledger));
        FailureSteps failures = new FailureSteps(ledger);
        registry.bind("failures", failures);
        registry.bind("filters", new FilterSteps(settings.crawl().filters(), failures, ledger));
        registry.bind("groups", new GroupSteps(ledger, failures, access.tenantId()));
        registry.bind("explanations", accessAnswers());
        registry.bind("items", new ItemSteps(renderer, ledger, failures, clock));
        registry.bind("verification", new VerificationSteps(settings.crawl().freshness(), definition.schema(), ledger));
        registry.bind(
                "policies",
                new PolicySteps(
                        settings.item().escalationPolicies(),
                        new PolicyItems(definition.schema(), settings.item()),
                        find(registry, PagerDutyBeans.REQUESTS, PagerDutyRequests.class),
                        ledger,
                        clock));
        registry.bind("removal", new RemovalSteps(new RemovalGuard(settings.crawl()), ledger));
    }

    private boolean optionallyAskedFor(String scope) {
        return settings.pagerDuty().optionalScopes().contains(scope);
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
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ", process " + process;
        } catch (UnknownHostException e) {
            return "process " + process;
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
        heartbeat.shutdownNow();
        readers.shutdownNow();
        ledger.close();
    }
}

package org.schedulesconnector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.Registry;
import org.apache.camel.util.ObjectHelper;
import org.schedulesconnector.Connector;
import org.schedulesconnector.CrawlRoutes;
import org.schedulesconnector.UnusableRoutesException;
import org.schedulesconnector.crawl.AccessAnswer;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.crawl.MappedUser;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.graph.ConnectionDeletion;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.GraphExternalComponent;
import org.schedulesconnector.graph.LogMarks;
import org.schedulesconnector.graph.ProvisionOutcome;
import org.schedulesconnector.graph.ResolvedUsers;
import org.schedulesconnector.graph.UserLookup;
import org.schedulesconnector.operations.http.ApiAddressException;
import org.schedulesconnector.operations.http.ApiServer;
import org.schedulesconnector.operations.http.OpenServerException;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.settings.LoadedSettings;
import org.schedulesconnector.settings.OperationsSettings;

/** Camel with the connector's routes, started for one command. Closing it stops the routes, then the connector. */
final class ConnectorRuntime implements AutoCloseable {
    private static final String ROUTES = "classpath:routes/*.camel.yaml";
    private static final String CLASS_PATH_FILE = "classpath:application.properties;optional=true";
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Connector connector;
    private final Consumer<Registry> replacements;
    private final ApiServer api;
    private final Main main = new Main();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread shutdownHook = new Thread(this::stopForSignal, "connector-shutdown");

    /** @param api serves the HTTP API; null for none */
    private ConnectorRuntime(Connector connector, Consumer<Registry> replacements, ApiServer api) {
        this.connector = connector;
        this.replacements = replacements;
        this.api = api;
    }

    /** Starts the routes that are called, and none that start crawls by themselves. */
    static ConnectorRuntime onDemand(LoadedSettings settings, Path config) {
        return start(settings, config, RuntimeUse.COMMAND, Clock.systemUTC(), registry -> {});
    }

    /**
     * Starts the routes that are called, on a clock of the caller's.
     *
     * @param replacements binds beans that take the place of the connector's own, such as one with shorter waits
     */
    static ConnectorRuntime onDemand(LoadedSettings settings, Clock clock, Consumer<Registry> replacements) {
        return start(settings, null, RuntimeUse.COMMAND, clock, replacements);
    }

    /** Starts all routes, those included that start crawls by themselves, and the HTTP API unless it is switched off. */
    static ConnectorRuntime service(LoadedSettings settings, Path config) {
        return start(settings, config, RuntimeUse.SERVICE, Clock.systemUTC(), registry -> {});
    }

    /**
     * The same on a clock of the caller's; what starts crawls still fires by the system's time.
     *
     * @param replacements binds beans that take the place of the connector's own, such as one with shorter waits
     */
    static ConnectorRuntime service(LoadedSettings settings, Clock clock, Consumer<Registry> replacements) {
        return start(settings, null, RuntimeUse.SERVICE, clock, replacements);
    }

    /** A service that starts no crawl by itself before {@link #startClocks}. */
    static ConnectorRuntime quietService(LoadedSettings settings, Clock clock, Consumer<Registry> replacements) {
        return start(settings, null, RuntimeUse.QUIET_SERVICE, clock, replacements);
    }

    private static ConnectorRuntime start(
            LoadedSettings settings, Path config, RuntimeUse use, Clock clock, Consumer<Registry> replacements) {
        OperationsSettings operations = settings.settings().operations();
        ApiServer api = use != RuntimeUse.COMMAND && operations.enabled() ? new ApiServer(operations) : null;
        Connector connector = Connector.open(settings.settings(), clock);
        ConnectorRuntime runtime = new ConnectorRuntime(connector, replacements, api);
        try {
            runtime.startCamel(settings, config, use);
            return runtime;
        } catch (UnusableRoutesException | ApiAddressException e) {
            runtime.stop();
            throw e;
        } catch (Exception e) {
            OpenServerException open = ObjectHelper.getException(OpenServerException.class, e);
            RuntimeException told = open == null ? UnusableRoutesException.broken(e, runtime.context()) : open;
            runtime.stop();
            throw told;
        }
    }

    private void startCamel(LoadedSettings settings, Path config, RuntimeUse use) throws Exception {
        if (api != null) {
            api.requireAddress();
        }
        Properties placeholders = new Properties();
        placeholders.putAll(settings.effective().placeholders());
        placeholders.put("operations.enabled", Boolean.toString(api != null));
        boolean notifies =
                use != RuntimeUse.COMMAND && settings.settings().notifications().enabled();
        placeholders.put("notify.active", Boolean.toString(notifies));
        main.setOverrideProperties(placeholders);
        main.setDefaultPropertyPlaceholderLocation(
                config == null ? CLASS_PATH_FILE : "file:" + config + "," + CLASS_PATH_FILE);
        main.configure().setRoutesIncludePattern(ROUTES);
        if (use != RuntimeUse.SERVICE) {
            main.configure().setAutoStartupExcludePattern("quartz*");
        }
        // Camel's own strategy would add a second shutdown hook, which is never removed and keeps every context in
        // memory.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.addMainListener(new RuntimeBinding(connector, use, replacements, api, stopped::countDown));
        Runtime.getRuntime().addShutdownHook(shutdownHook);
        main.start();
        requireRoutes();
        if (api != null) {
            api.started();
        }
    }

    /** Starts the clocks of a quiet service; an incremental crawl comes when its interval has passed. */
    void startClocks() {
        try {
            for (Route route : context().getRoutes()) {
                if (route.getEndpoint().getEndpointUri().startsWith("quartz")) {
                    context().getRouteController().startRoute(route.getRouteId());
                }
            }
            context()
                    .getComponent("quartz", QuartzComponent.class)
                    .getScheduler()
                    .start();
        } catch (Exception e) {
            throw UnusableRoutesException.broken(e, context());
        }
    }

    /** Where the HTTP API listens; empty when there is none. */
    OptionalInt apiPort() {
        return api == null ? OptionalInt.empty() : OptionalInt.of(ApiServer.port(context()));
    }

    /** Runs one crawl or plan to its end. */
    RunReport crawl(CrawlRequest request) {
        return call("direct:crawl", request, RunReport.class);
    }

    /** Renders the item of one schedule. */
    ExternalItemDocument preview(String scheduleId) {
        return call("direct:preview", CrawlRequest.preview(scheduleId), ExternalItemDocument.class);
    }

    /** Everybody's Entra account, as it is found now. */
    @SuppressWarnings("unchecked")
    List<MappedUser> mapIdentities() {
        return call("direct:map-identities", CrawlRequest.identities(), List.class);
    }

    /** Why a person sees a schedule or not, with both services asked. */
    AccessAnswer explainAccess(String scheduleId, String user) {
        return call("direct:explain-access", CrawlRequest.explanation(scheduleId, user), AccessAnswer.class);
    }

    /** Deletes the external connection with all its items. */
    ConnectionDeletion purge() {
        return call("direct:purge", null, ConnectionDeletion.class);
    }

    /** Makes a new ledger know the items that Graph lists; gives how many there are. */
    int recover() {
        return call("direct:recover", null, Integer.class);
    }

    /** One answer of PagerDuty, asked for once. */
    JsonNode askPagerDuty(PagerDutyRequest request) {
        Exchange asked = context()
                .createProducerTemplate()
                .request("direct:pagerduty-attempt", exchange -> exchange.setVariable("request", request));
        if (asked.getException() != null) {
            throw asked.getException() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(asked.getException());
        }
        return asked.getMessage().getBody(JsonNode.class);
    }

    /** Compares the external connection with what it should be; changes nothing. */
    ProvisionOutcome compareConnection() {
        return call(graph("provision&compareOnly=true"), connector.definition(), ProvisionOutcome.class);
    }

    /** Looks for accounts in the tenant. */
    ResolvedUsers resolveUsers(UserLookup lookup) {
        return call(graph("resolveUsers"), lookup, ResolvedUsers.class);
    }

    /** The application permissions in the token for Graph; empty when it does not tell them. */
    Optional<Set<String>> graphRoles() {
        return context()
                .getComponent("graph-external", GraphExternalComponent.class)
                .tokenRoles();
    }

    /** The credential for PagerDuty. */
    PagerDutyAuth pagerDutyAuth() {
        return context().getRegistry().lookupByNameAndType(PagerDutyBeans.AUTH, PagerDutyAuth.class);
    }

    private String graph(String operation) {
        return "graph-external:" + connector.definition().id() + "?operation=" + operation;
    }

    /** The run that began last. */
    Optional<CrawlRun> latestRun() {
        return context()
                .getRegistry()
                .lookupByNameAndType("crawls", RunLifecycle.class)
                .latest();
    }

    Connector connector() {
        return connector;
    }

    /** Waits until the service is stopped, by a signal or over JMX. */
    void awaitStop() throws InterruptedException {
        stopped.await();
    }

    private <T> T call(String route, Object body, Class<T> answer) {
        ProducerTemplate template = context().createProducerTemplate();
        LogMarks own = LogMarks.current();
        try {
            return template.requestBody(route, body, answer);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            own.restore();
        }
    }

    private CamelContext context() {
        return main.getCamelContext();
    }

    private void requireRoutes() {
        List<String> missing = CrawlRoutes.missingIn(context());
        if (!missing.isEmpty()) {
            throw UnusableRoutesException.missing(missing);
        }
    }

    /** The process is told to end: what the command has to say of its run is said before it is gone. */
    private void stopForSignal() {
        stop();
        try {
            told.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        told.countDown();
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is what runs: there is nothing to take back.
            return;
        }
    }

    private synchronized void stop() {
        if (!main.isStopped()) {
            main.stop();
        }
        connector.close();
        stopped.countDown();
    }
}

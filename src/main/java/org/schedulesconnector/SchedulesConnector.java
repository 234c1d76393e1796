package org.schedulesconnector;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.operations.ConnectorStatus;
import org.schedulesconnector.settings.LoadedSettings;

/**
 * The connector as a library: started by a program, for as long as that program wants.
 *
 * <pre>{@code
 * try (SchedulesConnector connector = SchedulesConnector.builder().settings(properties).start()) {
 *     RunReport report = connector.crawl(CrawlRequest.full());
 *     List<Person> onCall = connector.onCallNow("PABC123");
 * }
 * }</pre>
 *
 * <p>It changes nothing of the JVM: no system property, no time zone, no logging, no shutdown hook; it opens no port unless {@code
 * operations.enabled} is set to true, and ends no process. Several may be in one JVM, each with a context and an external connection of
 * its own. Thread-safe.
 */
public final class SchedulesConnector implements AutoCloseable {
    private final CamelContext context;
    private final Embedding embedding;
    private final ConnectorRoutes routes;
    private final boolean borrowed;

    private SchedulesConnector(CamelContext context, Embedding embedding, ConnectorRoutes routes, boolean borrowed) {
        this.context = context;
        this.embedding = embedding;
        this.routes = routes;
        this.borrowed = borrowed;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs one crawl or plan to its end. What failed is in the report; {@link RunReport#outcome()} says how it ended.
     *
     * @param request a crawl, plan or verification; a preview or an explanation is none
     * @throws org.schedulesconnector.crawl.RunInProgressException when another run goes on, of this connector or of another on the same ledger
     */
    public RunReport crawl(CrawlRequest request) {
        switch (request.purpose()) {
            case CRAWL, PLAN, VERIFICATION -> {}
            default ->
                throw new IllegalArgumentException(request.describe()
                        + " is no crawl: ask for a crawl, a plan or a verification, such as CrawlRequest.full().");
        }
        try {
            return context.createProducerTemplate().requestBody("direct:crawl", request, RunReport.class);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** What it is doing, how the last run ended, how fresh the index is: the same that the HTTP API and JMX tell. */
    public ConnectorStatus status() {
        return embedding.connector().status();
    }

    /** All schedules as the last crawls read them, by name. Asks the ledger alone. */
    public List<OnCallSchedule> schedules() {
        return known().all().stream().map(KnownSchedules.Known::schedule).toList();
    }

    /**
     * Who is on call now, as the last crawls read it; more than one where shifts overlap. Asks the ledger alone.
     *
     * @return empty when nobody is, and when the schedule is not known
     */
    public List<Person> onCallNow(String scheduleId) {
        return known().find(scheduleId)
                .map(known -> known.schedule().onCallAt(embedding.connector().now()))
                .orElse(List.of());
    }

    private KnownSchedules known() {
        return embedding.connector().knownSchedules();
    }

    /** The context that the connector's routes run in. */
    public CamelContext camelContext() {
        return context;
    }

    /**
     * Ends a run in progress at its next page or item, then the connector. A context that was given goes on without its routes; one that
     * was made for it is stopped. Closing again does nothing.
     */
    @Override
    public void close() {
        if (!borrowed) {
            stop();
        } else if (context.isStarted()) {
            EndOfRuns.endRuns(context);
            routes.removeFrom(context);
            embedding.onContextStopped(context);
        }
    }

    private void stop() {
        if (!context.isStopped()) {
            context.stop();
        }
    }

    /** What a connector is made from; only settings are needed. */
    public static final class Builder {
        private final ConnectorRoutes routes = new ConnectorRoutes();
        private Map<String, String> settings = Map.of();
        private CamelContext context;
        private boolean crawling = true;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Settings by their names, as docs/configuration.md has them. Nothing else is read: no file, no variable, no system property,
         * unless a value names it, as <code>{{env:NAME}}</code> does. What is no setting is there for routes of your own, as a property.
         */
        public Builder settings(Map<String, String> values) {
            settings = new HashMap<>(values);
            return this;
        }

        /** The same from properties. */
        public Builder settings(Properties values) {
            return settings(
                    values.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, values::getProperty)));
        }

        /**
         * A context to run in, which must not be started yet; {@link #start} starts it, and it stays the caller's to stop. Without {@link
         * #settings} those among the context's properties are taken.
         */
        public Builder camelContext(CamelContext value) {
            context = Objects.requireNonNull(value, "camelContext");
            return this;
        }

        /**
         * Route files in addition to those of the jar, such as {@code classpath:own/*.camel.yaml} or {@code file:own.camel.yaml}.
         */
        public Builder routes(String... patterns) {
            routes.add(patterns);
            return this;
        }

        /** Leaves out files of the jar by name, such as {@code 50-schedules.camel.yaml}, because others take their place. */
        public Builder withoutRoutes(String... fileNames) {
            routes.leaveOut(fileNames);
            return this;
        }

        /** Crawls only when {@link SchedulesConnector#crawl} is called; without this also by the clock, as the settings say. */
        public Builder onDemand() {
            crawling = false;
            return this;
        }

        /** What tells the time; the system's clock unless set. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Opens the ledger and starts the routes. Neither service is asked anything before the first crawl.
         *
         * @throws org.schedulesconnector.settings.SettingsException naming every mistake in the settings
         * @throws org.schedulesconnector.crawl.ledger.LedgerException when the ledger cannot be opened
         * @throws UnusableRoutesException when a route file is broken, or an expected route is missing
         * @throws IllegalStateException when the given context is started, or has a connector already
         */
        public SchedulesConnector start() {
            boolean borrowed = context != null;
            CamelContext camel = borrowed ? unstarted(context) : ConnectorContext.create();
            LoadedSettings loaded = ConnectorContext.settings(camel, settings);
            ConnectorContext.tellOthers(camel, settings, loaded);
            Embedding embedding = Embedding.into(camel, loaded, crawling, clock);
            SchedulesConnector connector = new SchedulesConnector(camel, embedding, routes, borrowed);
            try {
                routes.addTo(camel, crawling);
                camel.start();
                connector.requireRoutes();
                return connector;
            } catch (UnusableRoutesException e) {
                connector.giveUp();
                throw e;
            } catch (Exception e) {
                UnusableRoutesException told = UnusableRoutesException.broken(e, camel);
                connector.giveUp();
                throw told;
            }
        }

        private static CamelContext unstarted(CamelContext given) {
            if (given.isStarted()) {
                throw new IllegalStateException(
                        "The Camel context " + given.getName()
                                + " is started already. Give one that is not: start() starts it, with your routes and the connector's.");
            }
            if (Embedding.isIn(given)) {
                throw new IllegalStateException("The Camel context " + given.getName()
                        + " has a connector already. Each needs a context of its own.");
            }
            return given;
        }
    }

    private void requireRoutes() {
        List<String> missing = CrawlRoutes.missingIn(context);
        if (!missing.isEmpty()) {
            throw UnusableRoutesException.missing(missing);
        }
    }

    /** A context that did not start is no use to anybody, whoever made it. */
    private void giveUp() {
        stop();
        embedding.onContextStopped(context);
    }
}

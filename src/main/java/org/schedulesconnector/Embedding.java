package org.schedulesconnector;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.schedulesconnector.crawl.RunLifecycle;
import org.schedulesconnector.operations.http.ApiServer;
import org.schedulesconnector.settings.CamelProperties;
import org.schedulesconnector.settings.EffectiveSetting;
import org.schedulesconnector.settings.LoadedSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connector in a Camel context that another program has made. It is there when routes are started, and ends with the context. */
final class Embedding extends LifecycleStrategySupport {
    private static final String API = "operations.enabled";
    private static final Logger LOG = LoggerFactory.getLogger(Embedding.class);

    private final Connector connector;
    private final ApiServer api;

    private Embedding(Connector connector, ApiServer api) {
        this.connector = connector;
        this.api = api;
    }

    /**
     * Opens a connector and gives the context all that the connector's routes name. The HTTP API is served only where the settings ask for
     * it in so many words: a library opens no port by default.
     *
     * @param context not started yet
     * @param crawling whether the connector crawls by itself
     */
    static Embedding into(CamelContext context, LoadedSettings settings, boolean crawling, Clock clock) {
        settings.warnings().forEach(LOG::warn);
        ApiServer api =
                isApiWanted(settings) ? new ApiServer(settings.settings().operations()) : null;
        Connector connector = Connector.open(settings.settings(), clock);
        Embedding embedding = new Embedding(connector, api);
        try {
            embedding.settle(context, settings, crawling);
            return embedding;
        } catch (RuntimeException e) {
            connector.close();
            throw e;
        }
    }

    /** Whether a context has a connector already. */
    static boolean isIn(CamelContext context) {
        return context.getRegistry().findSingleByType(RunLifecycle.class) != null;
    }

    private static boolean isApiWanted(LoadedSettings settings) {
        return settings.settings().operations().enabled()
                && settings.effective().settings().stream()
                        .filter(setting -> setting.key().equals(API))
                        .map(EffectiveSetting::origin)
                        .noneMatch("default"::equals);
    }

    private void settle(CamelContext context, LoadedSettings settings, boolean crawling) {
        Map<String, String> placeholders =
                new LinkedHashMap<>(settings.effective().placeholders());
        placeholders.put(API, Boolean.toString(api != null));
        context.getPropertiesComponent().addPropertiesSource(new SettingsPlaceholders(placeholders));
        requireAgreement(context.getPropertiesComponent(), settings);
        connector.endRunsWith(context);
        connector.bind(context.getRegistry());
        connector.operate(context);
        if (crawling) {
            connector.serve(context, false);
        }
        if (api != null) {
            serveApi(context);
        }
        context.addLifecycleStrategy(this);
    }

    private void serveApi(CamelContext context) {
        api.requireAddress();
        try {
            api.addTo(context);
        } catch (Exception e) {
            throw UnusableRoutesException.broken(e, context);
        }
    }

    /** A context lets variables and system properties win over what a program gives: then the routes would do other than the beans. */
    private static void requireAgreement(PropertiesComponent properties, LoadedSettings settings) {
        settings.effective().settings().stream()
                .filter(setting -> !setting.secret() && setting.value() != null)
                .filter(setting -> !setting.origin().equals(CamelProperties.ORIGIN))
                .filter(setting -> !setting.key().equals(API))
                .forEach(setting -> requireAgreement(setting, properties.resolveProperty(setting.key())));
    }

    private static void requireAgreement(EffectiveSetting setting, Optional<String> told) {
        if (!told.equals(Optional.of(setting.value()))) {
            throw new IllegalStateException(setting.key() + " is " + setting.value()
                    + " in the connector's settings, and "
                    + told.orElse("not set") + " for the Camel context, whose variables and system properties win."
                    + " Give it in one place only.");
        }
    }

    Connector connector() {
        return connector;
    }

    @Override
    public void onContextStarted(CamelContext context) {
        List<String> missing = CrawlRoutes.missingIn(context);
        if (!missing.isEmpty()) {
            LOG.warn(
                    "The connector is set up, but its routes {} are not there, and nothing crawls. Include"
                            + " classpath:META-INF/schedulesconnector/routes/*.camel.yaml in the routes of the application.",
                    String.join(", ", missing));
        }
        if (api != null) {
            api.started();
        }
    }

    @Override
    public void onContextStopped(CamelContext context) {
        connector.close();
    }
}

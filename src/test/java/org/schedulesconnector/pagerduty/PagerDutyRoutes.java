package org.schedulesconnector.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.schedulesconnector.settings.PagerDutySettings;

/** The real route file in a Camel context of its own, with short waits and a collector of pages. */
final class PagerDutyRoutes implements AutoCloseable {
    final CamelContext camel = new DefaultCamelContext();
    final List<JsonNode> objects = new CopyOnWriteArrayList<>();
    final PagerDutyAuth auth;
    final RateBudget budget;
    final Run run = new Run();

    /** What the crawl package puts into the variable {@code run}. */
    public static final class Run implements Cancellable {
        volatile int pagesLeft = Integer.MAX_VALUE;

        /** What the route asks before each page. */
        public boolean isActive() {
            return pagesLeft > 0;
        }

        /** What it asks before that: there is no pause here. */
        public boolean isGoingOn() {
            return true;
        }

        @Override
        public boolean isStopped() {
            return !isActive();
        }

        @Override
        public void waitUnlessStopped(Duration longest) {
            LockSupport.parkNanos(longest.toNanos());
        }
    }

    PagerDutyRoutes(PagerDutySettings settings) throws Exception {
        this(settings, PagerDutyHttp.Limits.USUAL);
    }

    PagerDutyRoutes(PagerDutySettings settings, PagerDutyHttp.Limits limits) throws Exception {
        PagerDutyBeans.bind(camel.getRegistry(), settings, null, Clock.systemUTC());
        budget = camel.getRegistry().lookupByNameAndType(PagerDutyBeans.BUDGET, RateBudget.class);
        auth = new PagerDutyAuth(settings, null, budget, Clock.systemUTC(), limits);
        camel.getRegistry().bind(PagerDutyBeans.AUTH, auth);
        camel.getRegistry()
                .bind(PagerDutyBeans.BACKOFF, new PagerDutyBackoff(budget, new Random(1), Duration.ofMillis(1)));
        Properties properties = new Properties();
        properties.put("pagerduty.base-url", settings.baseUrl().toString());
        camel.getPropertiesComponent().setInitialProperties(properties);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:routes/30-pagerduty.camel.yaml"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (ListingKind kind : ListingKind.values()) {
                    from("direct:" + kind.routeName() + "-page").process(PagerDutyRoutes.this::collect);
                }
            }
        });
        camel.start();
    }

    /** One GET. */
    JsonNode get(PagerDutyRequest request) throws Exception {
        Exchange answer = ask("direct:pagerduty-get", Map.of("request", request), Map.of());
        return answer.getMessage().getBody(JsonNode.class);
    }

    /** One GET by an exchange that carries headers from elsewhere. */
    JsonNode get(PagerDutyRequest request, Map<String, Object> headers) throws Exception {
        return ask("direct:pagerduty-get", Map.of("request", request), headers)
                .getMessage()
                .getBody(JsonNode.class);
    }

    Listing list(Listing listing) throws Exception {
        ask("direct:pagerduty-listing", Map.of("listing", listing, "run", run), Map.of());
        return listing;
    }

    /** As between two runs. */
    void reset() {
        objects.clear();
        run.pagesLeft = Integer.MAX_VALUE;
    }

    private Exchange ask(String uri, Map<String, Object> variables, Map<String, Object> headers) throws Exception {
        Exchange answer = camel.createProducerTemplate().request(uri, exchange -> {
            variables.forEach(exchange::setVariable);
            exchange.getIn().setHeaders(new HashMap<>(headers));
        });
        if (answer.getException() != null) {
            throw answer.getException();
        }
        return answer;
    }

    private void collect(Exchange exchange) {
        List<?> page = exchange.getMessage().getBody(List.class);
        page.forEach(object -> objects.add((JsonNode) object));
        run.pagesLeft--;
    }

    @Override
    public void close() {
        camel.stop();
    }
}

package org.schedulesconnector;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.main.RoutesConfigurer;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** Which route files a connector loads: those of the jar, without some, with others. */
final class ConnectorRoutes {
    /** Where the jar has its copy. */
    private static final String FOLDER = "META-INF/schedulesconnector/routes/";

    private static final String CLOCKS = "quartz:";

    private final List<String> included = new ArrayList<>(List.of("classpath:" + FOLDER + "*.camel.yaml"));
    private final List<String> excluded = new ArrayList<>();
    private final List<String> loaded = new ArrayList<>();

    void add(String... patterns) {
        included.addAll(List.of(patterns));
    }

    void leaveOut(String... fileNames) {
        for (String fileName : fileNames) {
            excluded.add("**/" + FOLDER + fileName);
        }
    }

    /**
     * @param crawling whether those are among them that start crawls by the clock
     * @throws Exception when a file cannot be read
     */
    void addTo(CamelContext context, boolean crawling) throws Exception {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        List<RouteDefinition> before = List.copyOf(model.getRouteDefinitions());
        RoutesConfigurer files = new RoutesConfigurer(context);
        files.setRoutesCollector(new DefaultRoutesCollector());
        files.setRoutesIncludePattern(String.join(",", included));
        files.setRoutesExcludePattern(String.join(",", excluded));
        files.configureRoutes(context);
        for (RouteDefinition route : List.copyOf(model.getRouteDefinitions())) {
            if (!crawling && route.getInput().getEndpointUri().startsWith(CLOCKS) && !before.contains(route)) {
                model.removeRouteDefinition(route);
            } else if (!before.contains(route)) {
                loaded.add(route.getRouteId());
            }
        }
    }

    /** Takes them away from a context that goes on. */
    void removeFrom(CamelContext context) {
        for (String id : loaded) {
            try {
                if (context.getRoute(id) != null) {
                    context.getRouteController().stopRoute(id);
                    context.removeRoute(id);
                }
            } catch (Exception e) {
                throw new IllegalStateException("The route " + id + " of the connector cannot be removed", e);
            }
        }
        loaded.clear();
    }
}

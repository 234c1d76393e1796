package org.schedulesconnector.item;

import java.util.List;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.UrlResolver;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.PagerDutySettings;

/** The external connection that the settings ask for. */
public final class ConnectionDefinitions {
    /** A schedule's page, in today's form {@code /schedules/ID} and the older {@code /schedules#ID}. */
    private static final String SCHEDULE_PAGE = "/schedules[/#](?<id>[A-Za-z0-9]+)";

    private ConnectionDefinitions() {}

    /**
     * @param graph id, name and description of the connection
     * @param pagerDuty the account whose schedule pages are recognised as items when somebody shares their address
     * @param schema as {@link ItemSchema} loads it
     */
    public static ConnectionDefinition of(GraphSettings graph, PagerDutySettings pagerDuty, ConnectionSchema schema) {
        return new ConnectionDefinition(
                graph.connectionId(),
                graph.connectionName(),
                graph.connectionDescription(),
                schema,
                schedulePages(pagerDuty),
                ResultCard.of(schema));
    }

    /** Empty without a subdomain, which an account read by API token need not tell. */
    private static List<UrlResolver> schedulePages(PagerDutySettings pagerDuty) {
        String subdomain = pagerDuty.subdomain();
        if (subdomain == null || subdomain.isBlank()) {
            return List.of();
        }
        String host = pagerDuty.region() == PagerDutySettings.Region.EU ? ".eu.pagerduty.com" : ".pagerduty.com";
        return List.of(new UrlResolver(List.of("https://" + subdomain + host), SCHEDULE_PAGE, "{id}"));
    }
}

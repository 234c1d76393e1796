package org.schedulesconnector.item;

import java.util.List;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.UrlResolver;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.ItemSettings;
import org.schedulesconnector.settings.PagerDutySettings;

/** The external connection that the settings ask for. */
public final class ConnectionDefinitions {
    /** A schedule's page, in today's form {@code /schedules/ID} and the older {@code /schedules#ID}. */
    private static final String SCHEDULE_PAGE = "/schedules[/#](?<id>[A-Za-z0-9]+)";

    /** An escalation policy's page. */
    private static final String POLICY_PAGE = "/escalation_policies[/#](?<id>[A-Za-z0-9]+)";

    private ConnectionDefinitions() {}

    /**
     * @param graph id, name and description of the connection
     * @param pagerDuty the account whose pages are recognised as items when somebody shares their address
     * @param item which items there are
     * @param schema as {@link ItemSchema} loads it
     */
    public static ConnectionDefinition of(
            GraphSettings graph, PagerDutySettings pagerDuty, ItemSettings item, ConnectionSchema schema) {
        return new ConnectionDefinition(
                graph.connectionId(),
                graph.connectionName(),
                graph.connectionDescription(),
                schema,
                pages(pagerDuty, item),
                ResultCard.of(schema));
    }

    /** Empty without a subdomain, which an account read by API token need not tell. */
    private static List<UrlResolver> pages(PagerDutySettings pagerDuty, ItemSettings item) {
        String subdomain = pagerDuty.subdomain();
        if (subdomain == null || subdomain.isBlank()) {
            return List.of();
        }
        String host = pagerDuty.region() == PagerDutySettings.Region.EU ? ".eu.pagerduty.com" : ".pagerduty.com";
        List<String> account = List.of("https://" + subdomain + host);
        UrlResolver schedules = new UrlResolver(account, SCHEDULE_PAGE, "{id}");
        UrlResolver policies = new UrlResolver(account, POLICY_PAGE, PolicyItems.itemId("{id}"));
        return item.escalationPolicies() ? List.of(schedules, policies) : List.of(schedules);
    }
}

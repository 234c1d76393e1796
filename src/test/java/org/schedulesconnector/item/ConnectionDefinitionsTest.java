package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.UrlResolver;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.ItemSettings;
import org.schedulesconnector.settings.OutboundSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.PagerDutySettings.Region;

class ConnectionDefinitionsTest {
    @Test
    void takesTheConnectionFromTheSettings() {
        ConnectionDefinition connection = define(Region.US, "kestrel");

        assertThat(connection.id()).isEqualTo("pagerdutyschedules");
        assertThat(connection.name()).isEqualTo("PagerDuty Schedules");
        assertThat(connection.description()).isEqualTo("On-call schedules");
        assertThat(connection.schema()).isEqualTo(ItemSchema.builtIn());
        assertThat(connection.resultTemplate().id()).matches("[A-Za-z0-9]{1,16}");
    }

    @Test
    void recognisesTheSchedulePagesOfTheAccount() {
        UrlResolver resolver = define(Region.US, "kestrel").urlResolvers().get(0);

        assertThat(resolver.baseUrls()).containsExactly("https://kestrel.pagerduty.com");
        assertThat(itemOf(resolver, "/schedules/PSPRI01")).isEqualTo("PSPRI01");
        assertThat(itemOf(resolver, "/schedules/PSPRI01?since=2026-09-01")).isEqualTo("PSPRI01");
        assertThat(itemOf(resolver, "/schedules#PSPRI01")).isEqualTo("PSPRI01");
        assertThat(itemOf(resolver, "/schedules")).isNull();
        assertThat(itemOf(resolver, "/escalation_policies/PEPLT01")).isNull();
    }

    @Test
    void recognisesThePagesOfEscalationPoliciesWhereTheseHaveItems() {
        ConnectionDefinition connection = define(Region.US, "kestrel", true);

        UrlResolver resolver = connection.urlResolvers().get(1);
        assertThat(connection.urlResolvers())
                .startsWith(define(Region.US, "kestrel").urlResolvers().get(0));
        assertThat(resolver.baseUrls()).containsExactly("https://kestrel.pagerduty.com");
        assertThat(itemOf(resolver, "/escalation_policies/PEPLT01")).isEqualTo(PolicyItems.itemId("PEPLT01"));
        assertThat(itemOf(resolver, "/escalation_policies#PEPLT01")).isEqualTo("policyPEPLT01");
        assertThat(itemOf(resolver, "/schedules/PSPRI01")).isNull();
    }

    @Test
    void knowsWhereAccountsOfTheEuropeanRegionLive() {
        ConnectionDefinition connection = define(Region.EU, "kestrel");

        assertThat(connection.urlResolvers().get(0).baseUrls()).containsExactly("https://kestrel.eu.pagerduty.com");
    }

    @Test
    void recognisesNoPagesOfAnAccountWhoseNameIsNotGiven() {
        assertThat(define(Region.US, null).urlResolvers()).isEmpty();
    }

    private static ConnectionDefinition define(Region region, String subdomain) {
        return define(region, subdomain, false);
    }

    private static ConnectionDefinition define(Region region, String subdomain, boolean policies) {
        PagerDutySettings pagerDuty = new PagerDutySettings(
                region, null, null, subdomain, null, null, null, null, 960, List.of(), OutboundSettings.OF_JVM);
        GraphSettings graph = new GraphSettings(
                GraphSettings.Cloud.GLOBAL,
                URI.create("https://graph.microsoft.com/v1.0"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "pagerdutyschedules",
                "PagerDuty Schedules",
                "On-call schedules",
                8,
                null,
                OutboundSettings.OF_JVM);
        return ConnectionDefinitions.of(graph, pagerDuty, new ItemSettings(null, policies), ItemSchema.builtIn());
    }

    private static String itemOf(UrlResolver resolver, String path) {
        Matcher page = Pattern.compile(resolver.urlPattern()).matcher(path);
        return page.find() ? resolver.itemId().replace("{id}", page.group("id")) : null;
    }
}

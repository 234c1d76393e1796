package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.main.RoutesConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.settings.SettingsException;

/** The jar on the class path of some Camel application. */
class ConnectorPluginIT {
    private static final String ROUTES = "classpath:META-INF/schedulesconnector/routes/*.camel.yaml";

    @TempDir
    private Path folder;

    @Test
    void doesNothingWhereThereAreNoSettings() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();

            assertThat(context.getRegistry().findByType(Object.class))
                    .noneMatch(bean -> bean.getClass().getName().startsWith("org.schedulesconnector"));
            assertThat(context.getRoutes()).isEmpty();
            assertThat(context.hasComponent("quartz")).isNull();
            assertThat(context.resolvePropertyPlaceholders("{{?graph.writers}}"))
                    .isNull();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("lease") || name.contains("orders") || name.contains("ledger"));
        }
    }

    @Test
    void givesTheRoutesOfTheJarWhatTheyNameWhereThereAreSettings() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            try (CamelContext context = context(settings(sandbox))) {
                load(context, ROUTES);
                context.setAutoStartupExcludePattern("quartz*");
                context.start();

                assertThat(crawl(context).counts().of(Counted.CREATED)).isEqualTo(20);
                assertThat(sandbox.tenant().items("pagerdutyschedules")).hasSize(20);
            }
            try (CamelContext next = context(settings(sandbox))) {
                load(next, ROUTES);
                next.setAutoStartupExcludePattern("quartz*");
                next.start();

                assertThat(crawl(next).counts().of(Counted.UNCHANGED))
                        .as("the ledger was closed with the first context")
                        .isEqualTo(20);
            }
        }
    }

    @Test
    void stopsTheStartOfAContextWhoseSettingsAreWrong() throws Exception {
        Properties settings = new Properties();
        settings.put("pagerduty.subdomain", "kestrel");
        settings.put("graph.conection.id", "pagerdutyschedules");
        settings.put("graph.of.another.program", "its own matter");
        try (CamelContext context = context(settings)) {
            assertThatThrownBy(context::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("pagerduty.client-secret")
                    .hasMessageContaining("Did you mean graph.connection.id?")
                    .hasMessageNotContaining("another");
        }
    }

    @Test
    void pausesItsOwnClocksAndNotThoseOfTheApplication() throws Exception {
        try (Sandbox sandbox = Sandbox.start();
                CamelContext context = context(settings(sandbox))) {
            QuartzComponent clocks = new QuartzComponent();
            context.addComponent("quartz", clocks);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("quartz:host/tick?cron=0+0+3+*+*+?").routeId("tick").log("tick");
                }
            });
            load(context, ROUTES);
            context.start();
            Scheduler scheduler = clocks.getScheduler();

            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                    + ",type=services,name=SchedulesConnector"),
                            "pause",
                            null,
                            null);

            assertThat(scheduler.getTriggerState(new TriggerKey("tick", "host")))
                    .isEqualTo(Trigger.TriggerState.NORMAL);
            assertThat(scheduler.getTriggerState(new TriggerKey("full", "crawl")))
                    .isEqualTo(Trigger.TriggerState.PAUSED);
        }
    }

    /** Runtimes that look for beans and components at build time, such as Quarkus, find the jar by its index. */
    @Test
    void theJarHasAnIndexOfItsClasses() throws Exception {
        byte[] index = Files.readAllBytes(Path.of("target/classes/META-INF/jandex.idx"));

        assertThat(new String(index, StandardCharsets.ISO_8859_1))
                .contains("ConnectorPlugin", "GraphExternalComponent", "SchedulesConnector", "PagerDutyAuth");
    }

    private Properties settings(Sandbox sandbox) {
        Properties settings = new Properties();
        settings.putAll(sandbox.settings());
        settings.put("state.url", "jdbc:h2:file:" + folder.resolve("ledger"));
        return settings;
    }

    private static CamelContext context(Map<Object, Object> settings) {
        CamelContext context = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.putAll(settings);
        context.getPropertiesComponent().setInitialProperties(properties);
        return context;
    }

    private static void load(CamelContext context, String pattern) throws Exception {
        RoutesConfigurer routes = new RoutesConfigurer(context);
        routes.setRoutesCollector(new DefaultRoutesCollector());
        routes.setRoutesIncludePattern(pattern);
        routes.configureRoutes(context);
    }

    private static RunReport crawl(CamelContext context) {
        return context.createProducerTemplate().requestBody("direct:crawl", CrawlRequest.full(), RunReport.class);
    }
}

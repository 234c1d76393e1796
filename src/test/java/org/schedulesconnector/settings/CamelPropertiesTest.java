package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings among the properties of a Camel application. */
class CamelPropertiesTest {
    @TempDir
    private Path folder;

    @Test
    void findsSettingsInAFileOfTheApplicationWithItsOwnPlaceholders() throws Exception {
        Path file = folder.resolve("application.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            complete().store(writer, null);
        }
        try (CamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setLocation("file:" + file);

            Settings settings =
                    new CamelProperties(context.getPropertiesComponent()).load().settings();

            assertThat(settings.pagerDuty().subdomain()).isEqualTo("kestrel");
            assertThat(settings.graph().writers()).isEqualTo(5);
            assertThat(settings.access().identity().rules()).hasSize(2);
            assertThat(settings.pagerDuty().clientSecret().reveal()).isEqualTo("s3cret");
        }
    }

    @Test
    void asksForNoSecretWhereListenersOfCamelHearOfIt() throws Exception {
        List<String> heard = new ArrayList<>();
        try (CamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(complete());
            context.getPropertiesComponent()
                    .addPropertiesLookupListener((name, value, fallback, source) -> heard.add(name + "=" + value));

            new CamelProperties(context.getPropertiesComponent()).load();

            assertThat(heard).contains("pagerduty.subdomain=kestrel").noneMatch(line -> line.contains("s3cret"));
        }
    }

    @Test
    void seesNoSettingsWhereTheAccountHasNoName() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            Properties others = new Properties();
            others.put("graph.tenant-id", "of another program");
            context.getPropertiesComponent().setInitialProperties(others);

            assertThat(new CamelProperties(context.getPropertiesComponent()).hasSettings())
                    .isFalse();
        }
    }

    private static Properties complete() {
        Properties properties = new Properties();
        properties.putAll(SettingsFixture.minimal());
        properties.put("pagerduty.subdomain", "kestrel");
        properties.put("pagerduty.client-secret", "s3cret");
        properties.put("how.many", "5");
        properties.put("graph.writers", "{{how.many}}");
        properties.put("access.identity.rules.1.match", "upn");
        properties.put("access.identity.rules.2.match", "mail");
        properties.put("graph.of.another.program", "its own matter");
        return properties;
    }
}

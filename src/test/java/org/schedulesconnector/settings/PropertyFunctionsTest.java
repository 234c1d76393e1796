package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyFunctionsTest {
    @Test
    void resolveValues() {
        Settings settings = load(minimal(
                        "graph.connection.name", "Schedules ({{sys:java.specification.version}})",
                        "graph.connection.description", "{{env:NO_SUCH_VARIABLE:{{graph.connection.name}}}}",
                        "crawl.window.days-after", "{{no.such.key:9}}"))
                .settings();

        String name = "Schedules (" + System.getProperty("java.specification.version") + ")";
        assertThat(settings.graph().connectionName()).isEqualTo(name);
        assertThat(settings.graph().connectionDescription()).isEqualTo(name);
        assertThat(settings.crawl().daysAfter()).isEqualTo(9);
    }

    @Test
    void reachAVaultThatCamelKeysConfigure() {
        Settings settings = load(minimal(
                        "camel.vault.azure.vault-name", "kestrel",
                        "graph.client-secret", "{{testvault:graph-secret}}"))
                .settings();

        assertThat(settings.graph().clientSecret().reveal()).isEqualTo("graph-secret of kestrel");
    }

    @Test
    void areResolvedInTheNameOfASecretFile() {
        SettingsProblem problem = problem(
                "graph.client-secret",
                "",
                "graph.client-secret-file",
                "/no/such/folder/{{sys:java.specification.version}}");

        assertThat(problem.wrong()).contains("/no/such/folder/" + System.getProperty("java.specification.version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{env:NO_SUCH_VARIABLE}}", "{{no.such.key}}", "{{s3cr3t", "{{env:{{s3cr3t}}}}"})
    void nameTheKeyAndNotTheValueWhenTheyFail(String value) {
        SettingsProblem problem = problem("graph.client-secret", value);

        assertThat(problem.key()).isEqualTo("graph.client-secret");
        assertThat(problem.wrong()).contains("gave no value");
        assertThat(problem.toString()).doesNotContain("s3cr3t", "NO_SUCH_VARIABLE", "no.such.key");
    }

    @Test
    void areRefusedWhenTheVaultsComponentIsMissing() {
        SettingsProblem problem = problem("graph.client-secret", "{{azure:graph-secret}}");

        assertThat(problem.toString()).contains("the function azure", "not on the class path", "pom.xml");
    }

    @Test
    void makeAMissingValueWhenTheyGiveNothing() {
        assertThat(problem("pagerduty.subdomain", "{{?no.such.key}}").wrong()).isEqualTo("is missing");
    }
}

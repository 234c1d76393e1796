package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alert rules that are shipped, in the eyes of Prometheus. */
class AlertRulesIT {
    private static final String RULES = "docs/alerts.yml";
    private static final String CASES = "src/test/resources/prometheus/alerts-test.yml";
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @BeforeAll
    static void needsPromtool() {
        Promtool.require(AlertRulesIT.class);
    }

    @Test
    void areWellFormed() throws Exception {
        Promtool.Verdict verdict = Promtool.run("", "check", "rules", RULES);

        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
    }

    @Test
    void fireWhenTheyShouldAndKeepSilentWhenAllIsWell() throws Exception {
        Promtool.Verdict verdict = Promtool.run("", "test", "rules", CASES);

        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        assertThat(verdict.output()).contains("SUCCESS");
    }

    @Test
    void areSeenBothFiringAndSilentEachOfThem() throws IOException {
        String cases = Files.readString(Path.of(CASES));

        assertThat(ALERT.matcher(Files.readString(Path.of(RULES))).results())
                .isNotEmpty()
                .allSatisfy(alert -> {
                    assertThat(cases).contains("alertname: " + alert.group(1) + "\n        exp_alerts:");
                    assertThat(cases).contains("alertname: " + alert.group(1) + "}");
                });
    }
}

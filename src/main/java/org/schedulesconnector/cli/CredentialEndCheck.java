package org.schedulesconnector.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.schedulesconnector.CredentialEnds;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.Settings;

/** Whether a credential ends soon, where that is known. */
final class CredentialEndCheck {
    private static final Duration SOON = Duration.ofDays(30);

    private final CredentialEnds ends;
    private final Settings settings;
    private final CheckFindings findings;
    private final Clock clock;

    CredentialEndCheck(CredentialEnds ends, Settings settings, CheckFindings findings, Clock clock) {
        this.ends = ends;
        this.settings = settings;
        this.findings = findings;
        this.clock = clock;
    }

    void look() {
        tell(CheckFinding.Side.PAGERDUTY, "End of the PagerDuty sign-in", ends.pagerDuty(), "Run `authorize` again.");
        tell(CheckFinding.Side.GRAPH, "End of the Entra credential", ends.graph(), remedy());
        if (settings.graph().auth() == GraphSettings.Auth.CLIENT_SECRET
                && ends.graph().isEmpty()) {
            findings.ok(
                    CheckFinding.Side.GRAPH,
                    "End of the Entra credential",
                    "not known; set graph.client-secret-expires to be told in time");
        }
    }

    private void tell(CheckFinding.Side side, String subject, Optional<Instant> end, String remedy) {
        if (end.isEmpty()) {
            return;
        }
        String day = end.get().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        Duration left = Duration.between(clock.instant(), end.get());
        if (left.isNegative()) {
            findings.warn(side, subject, "it ended on " + day, remedy);
        } else if (left.compareTo(SOON) < 0) {
            findings.warn(side, subject, day + ", in " + left.toDays() + " days", remedy);
        } else {
            findings.ok(side, subject, day + ", in " + left.toDays() + " days");
        }
    }

    private String remedy() {
        return switch (settings.graph().auth()) {
            case CLIENT_SECRET ->
                "Make a new client secret in Entra, set it and graph.client-secret-expires, and start the connector again.";
            case CLIENT_CERTIFICATE ->
                "Add a new certificate to the app registration in Entra, put it in graph.certificate, and start the connector again.";
            case STATIC_TOKEN, MANAGED_IDENTITY, WORKLOAD_IDENTITY -> "Start the sandbox again, and set its new token.";
        };
    }
}

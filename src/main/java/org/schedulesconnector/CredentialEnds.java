package org.schedulesconnector;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.LedgerException;
import org.schedulesconnector.graph.CredentialEnd;
import org.schedulesconnector.pagerduty.PagerDutyException;
import org.schedulesconnector.pagerduty.SignInEnd;
import org.schedulesconnector.pagerduty.TokenStore;
import org.schedulesconnector.settings.GraphSettings;
import org.schedulesconnector.settings.PagerDutySettings;
import org.schedulesconnector.settings.Settings;

/** When the credentials end that the connector signs in with, as far as it can know without asking. */
public final class CredentialEnds {
    private final PagerDutySettings.Auth pagerDutyAuth;
    private final TokenStore signIn;
    private final Instant ofGraph;

    /** @param signIn where the authorization of somebody who signed in to PagerDuty is kept */
    public CredentialEnds(Settings settings, TokenStore signIn) {
        this.pagerDutyAuth = settings.pagerDuty().auth();
        this.signIn = signIn;
        this.ofGraph = end(settings.graph()).orElse(null);
    }

    /** For Microsoft Graph: as it was when the connector started, for it signs in with that until it is started again. */
    public Optional<Instant> graph() {
        return Optional.ofNullable(ofGraph);
    }

    /** For PagerDuty: a year after somebody signed in. Its apps' secrets and API keys have no end. */
    public Optional<Instant> pagerDuty() {
        if (pagerDutyAuth != PagerDutySettings.Auth.OAUTH_USER) {
            return Optional.empty();
        }
        try {
            return SignInEnd.of(signIn);
        } catch (LedgerException | PagerDutyException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> end(GraphSettings graph) {
        return switch (graph.auth()) {
            case CLIENT_SECRET ->
                Optional.ofNullable(graph.clientSecretExpires())
                        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
            case CLIENT_CERTIFICATE ->
                CredentialEnd.ofCertificate(
                        graph.certificate(),
                        graph.certificatePassword() == null
                                ? null
                                : graph.certificatePassword().reveal());
            case STATIC_TOKEN -> CredentialEnd.ofToken(graph.staticToken().reveal());
            case MANAGED_IDENTITY, WORKLOAD_IDENTITY -> Optional.empty();
        };
    }
}

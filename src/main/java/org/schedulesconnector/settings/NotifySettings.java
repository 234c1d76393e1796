package org.schedulesconnector.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Settings under {@code notify.}: who is told when an outcome is bad or freshness is lost.
 *
 * @param webhookUrl where messages are posted; null for nowhere
 * @param authorization the value of the header {@code Authorization}; null for none
 * @param format what the webhook takes
 * @param on what is told
 * @param repeatEvery how often a condition that stays is told again; zero for never
 * @param consoleUrl where people find the console, for the message; null when that is not known
 * @param outbound the way to the webhook
 */
public record NotifySettings(
        Secret webhookUrl,
        Secret authorization,
        NotifyFormat format,
        Set<NotifyCondition> on,
        Duration repeatEvery,
        URI consoleUrl,
        OutboundSettings outbound) {
    public NotifySettings {
        on = Set.copyOf(on);
    }

    /** Whether anybody is told anything. */
    public boolean enabled() {
        return webhookUrl != null;
    }

    /** How often a condition that stays is told again, if at all. */
    public Optional<Duration> reminder() {
        return repeatEvery.isZero() ? Optional.empty() : Optional.of(repeatEvery);
    }
}

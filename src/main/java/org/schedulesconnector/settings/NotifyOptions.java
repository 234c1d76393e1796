package org.schedulesconnector.settings;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The options under {@code notify.}. */
final class NotifyOptions {
    private static final String PREFIX = "notify.";
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    static final Option<Secret> WEBHOOK_URL = Option.of(
            "notify.webhook-url",
            new WebhookUrlType(),
            "Where a running service posts a message when a run ends badly or the index is no longer fresh, and when that is over. "
                    + "Without, nobody is told.");
    static final Option<Secret> AUTHORIZATION = Option.of(
            "notify.authorization",
            new HeaderValueType(),
            "What the webhook wants in the header `Authorization`, such as `Bearer` and a token; most want nothing.");
    static final Option<NotifyFormat> FORMAT = Option.of(
                    "notify.format",
                    new ChoiceType<>(NotifyFormat.class),
                    "What the webhook takes: our own JSON object, a message of Slack, or a card of Teams Workflows.")
            .orElse("json");
    static final Option<List<String>> ON = Option.of(
                    "notify.on",
                    new ChoiceListType(NotifyCondition.labels()),
                    "What is told: how runs ended, and an index that is stale.")
            .orElse(String.join(",", NotifyCondition.labels()));
    static final Option<Duration> REPEAT_EVERY = Option.of(
                    "notify.repeat-every",
                    new DurationType(LONGEST),
                    "How often what stays as it is is told again; `0s` for once only.")
            .orElse("0s");
    static final Option<URI> CONSOLE_URL = Option.of(
            "notify.console-url",
            new HttpUrlType("https://connector.example.com"),
            "Where people find the console, for the link in a message.");
    static final OutboundOptions OUTBOUND = new OutboundOptions(PREFIX, "the webhook");

    static final OptionGroup GROUP = OptionGroup.of(
            PREFIX,
            "Who is told when something is wrong; [operations.md](operations.md#notifications) tells how.",
            List.of(WEBHOOK_URL, AUTHORIZATION, FORMAT, ON, REPEAT_EVERY, CONSOLE_URL),
            OUTBOUND);

    private NotifyOptions() {}

    static NotifySettings read(OptionReader in) {
        NotifySettings settings = new NotifySettings(
                in.read(WEBHOOK_URL),
                in.read(AUTHORIZATION),
                in.read(FORMAT),
                conditions(in.read(ON)),
                in.read(REPEAT_EVERY),
                in.read(CONSOLE_URL),
                OUTBOUND.read(in));
        check(in, settings);
        return settings;
    }

    private static void check(OptionReader in, NotifySettings settings) {
        if (settings.enabled() && in.sound(ON) && settings.on().isEmpty()) {
            in.refuse(
                    ON,
                    "names nothing",
                    "A webhook is there to be told something.",
                    "Name at least one of " + String.join(", ", NotifyCondition.labels())
                            + ", or remove notify.webhook-url.");
        }
        boolean often = settings.reminder()
                .filter(every -> every.compareTo(SHORTEST) < 0)
                .isPresent();
        if (in.sound(REPEAT_EVERY) && often) {
            in.refuse(
                    REPEAT_EVERY,
                    "is shorter than a minute",
                    "What stays is told again at most once a minute.",
                    "Give 1m or more, or 0s for once only.");
        }
    }

    private static Set<NotifyCondition> conditions(List<String> labels) {
        Set<NotifyCondition> conditions = EnumSet.noneOf(NotifyCondition.class);
        labels.forEach(label -> conditions.add(NotifyCondition.valueOf(label.toUpperCase(Locale.ROOT))));
        return conditions;
    }
}

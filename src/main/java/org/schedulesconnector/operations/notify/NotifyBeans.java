package org.schedulesconnector.operations.notify;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.operations.observe.FreshnessRule;
import org.schedulesconnector.settings.NotifySettings;

/**
 * Binds the beans that {@code routes/95-notifications.camel.yaml} names. That route is there when the property {@code notify.active} is
 * true.
 */
public final class NotifyBeans {
    /** How often the route looks, in milliseconds. */
    public static final String EVERY_MILLIS = "notifyEveryMillis";

    private static final long FOUR_TIMES_A_MINUTE = 15_000;

    private NotifyBeans() {}

    /** Binds them to a context that is not started yet; to none when nobody is to be told. */
    public static void bind(
            CamelContext context,
            NotifySettings settings,
            Ledger ledger,
            String connection,
            FreshnessRule freshness,
            Clock clock) {
        if (!settings.enabled()) {
            return;
        }
        Notifications notifications = new Notifications(ledger, settings, connection, freshness, clock);
        context.getRegistry().bind("notifications", notifications);
        context.getRegistry().bind("webhook", new Webhook(settings, clock));
        if (context.getRegistry().lookupByName(EVERY_MILLIS) == null) {
            context.getRegistry().bind(EVERY_MILLIS, FOUR_TIMES_A_MINUTE);
        }
        context.addLifecycleStrategy(new Meters(notifications));
    }

    /** Posts a message that tells of nothing, at once. */
    public static Delivery test(NotifySettings settings, String connection, Clock clock) {
        String message =
                new MessageWriter(settings.format()).write(Messages.test(settings, connection, clock.instant()));
        return new Webhook(settings, clock).post(message);
    }

    /** Adds meters to the registry of meters of a context that has started, if it has one. */
    private static final class Meters extends LifecycleStrategySupport {
        private final Notifications notifications;

        private Meters(Notifications notifications) {
            this.notifications = notifications;
        }

        @Override
        public void onContextStarted(CamelContext context) {
            MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
            if (meters != null) {
                counter(meters, "delivered", Notifications::delivered);
                counter(meters, "failed", Notifications::undelivered);
            }
        }

        private void counter(MeterRegistry meters, String result, ToDoubleFunction<Notifications> count) {
            FunctionCounter.builder("connector.notifications", notifications, count)
                    .description("Messages to the webhook of this process")
                    .tag("result", result)
                    .register(meters);
        }
    }
}

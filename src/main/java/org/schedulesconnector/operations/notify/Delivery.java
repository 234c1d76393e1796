package org.schedulesconnector.operations.notify;

import java.time.Duration;

/**
 * What became of a message. It never holds the webhook's address.
 *
 * @param problem why it was not delivered, in words; null when it was
 * @param remedy what to do about it; null when nothing comes to mind or it was delivered
 * @param retryAfter how long the webhook wants to be left alone; zero when it does not say
 */
public record Delivery(String problem, String remedy, Duration retryAfter) {
    static final Delivery DONE = new Delivery(null, null, Duration.ZERO);

    static Delivery failed(String problem, String remedy) {
        return new Delivery(problem, remedy, Duration.ZERO);
    }

    public boolean isDone() {
        return problem == null;
    }
}

package org.schedulesconnector.operations.notify;

import java.time.Duration;

/** How long to wait before a webhook that does not take messages is tried again. */
final class DeliveryWaits {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** A webhook that wants to be left alone for longer is tried once a day. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private static final int DOUBLINGS = 6;

    private DeliveryWaits() {}

    /**
     * Twice as long each time, up to a quarter of an hour; longer when the webhook asks for it.
     *
     * @param failures how many messages in a row were not delivered, from 1
     * @param askedFor what the webhook asked for; zero for nothing
     */
    static Duration after(int failures, Duration askedFor) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration own = shorter(grown, LONGEST);
        Duration asked = shorter(askedFor, LONGEST_ASKED_FOR);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

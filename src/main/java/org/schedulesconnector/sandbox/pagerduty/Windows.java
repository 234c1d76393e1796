package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads {@code since}, {@code until} and {@code overflow}. */
final class Windows {
    /** When only one end is given, the other is this far away. */
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** PagerDuty publishes no limit; this one keeps a mistake from rendering a century. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private Windows() {}

    /** The window of a rendered schedule, or empty when neither end is given and nothing is rendered. */
    static Optional<RenderWindow> optional(Parameters parameters) {
        Optional<Instant> since = parameters.instant("since");
        Optional<Instant> until = parameters.instant("until");
        boolean overflow = parameters.flag("overflow");
        if (since.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        Instant from = since.orElseGet(() -> until.get().minus(TWO_WEEKS));
        Instant to = until.orElseGet(() -> from.plus(TWO_WEEKS));
        return Optional.of(window(from, to, overflow));
    }

    static RenderWindow required(Parameters parameters) {
        Instant since = parameters.requiredInstant("since");
        return window(since, parameters.requiredInstant("until"), parameters.flag("overflow"));
    }

    /** Both ends equal asks for one moment: shifts around it are given in full. */
    static RenderWindow window(Instant since, Instant until, boolean overflow) {
        if (until.isBefore(since)) {
            throw ApiError.invalid(2005, "until", "must not be before since");
        }
        if (Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw ApiError.invalid(2005, "until", "must be at most " + LONGEST.toDays() + " days after since");
        }
        boolean moment = since.equals(until);
        return new RenderWindow(new TimeSpan(since, moment ? since.plusMillis(1) : until), overflow || moment);
    }
}

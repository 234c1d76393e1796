package org.schedulesconnector.crawl.report;

import java.time.Duration;
import java.util.Locale;

/** Speaks of a duration as people do: {@code 12.3 s}, {@code 4 min 12 s}, {@code 1 h 03 min}. */
final class Elapsed {
    private Elapsed() {}

    static String say(Duration duration) {
        Duration rounded = Duration.ofMillis((duration.toMillis() + 50) / 100 * 100);
        if (rounded.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", rounded.toMillis() / 1000.0);
        }
        if (rounded.toMinutes() < 60) {
            return rounded.toMinutes() + " min " + rounded.toSecondsPart() + " s";
        }
        return String.format(Locale.ROOT, "%d h %02d min", rounded.toHours(), rounded.toMinutesPart());
    }
}

package org.schedulesconnector.cli;

import java.time.Duration;

/** How long something took or is ago, as people say it: {@code 12 s}, {@code 5 min}, {@code 3 h 20 min}, {@code 2 days}. */
final class Ages {
    private Ages() {}

    static String say(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7200) {
            return seconds / 60 + " min";
        }
        if (seconds < 172_800) {
            return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " days";
    }
}

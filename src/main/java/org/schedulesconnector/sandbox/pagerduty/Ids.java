package org.schedulesconnector.sandbox.pagerduty;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Ids in the two shapes that PagerDuty's have, each once. */
final class Ids {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final SplittableRandom random;
    private final Set<String> given = new HashSet<>();

    Ids(SplittableRandom random) {
        this.random = random;
    }

    /** Seven characters, as people, teams, schedules, layers and policies have. */
    String next() {
        return unique("P", 6);
    }

    /** Twenty-six characters, as rotations, events, shifts and their overrides have. */
    String opaque() {
        return unique("01J9", 22);
    }

    private String unique(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        for (int index = 0; index < length; index++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return given.add(id.toString()) ? id.toString() : unique(prefix, length);
    }
}

package org.schedulesconnector.item;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /** The known name with the fewest letters to change; {@code known} is not empty. */
    static String to(String written, List<String> known) {
        return known.stream()
                .min(Comparator.comparing(name -> distance(written, name)))
                .orElseThrow();
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}

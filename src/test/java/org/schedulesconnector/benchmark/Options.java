package org.schedulesconnector.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What is measured; each is set by {@code -Dbench.NAME}, which the Maven profile gives a value.
 *
 * @param sizes how many schedules, of each an account is made
 * @param kinds layer-based, shift-based or mixed
 * @param writers the connector's {@code graph.writers}
 * @param requestsPerMinute its {@code pagerduty.requests-per-minute}
 * @param pagerDutyLatency in ms
 * @param graphMedian half of Graph's answers take longer, in ms; 0 for none that takes time
 * @param graphP95 one in twenty takes longer, in ms
 * @param jvm options of the connector's JVM
 * @param report where the results go, between their marks
 */
record Options(
        List<Integer> sizes,
        List<Kind> kinds,
        int writers,
        int requestsPerMinute,
        int pagerDutyLatency,
        int graphMedian,
        int graphP95,
        List<String> jvm,
        Path report) {
    private static final String PREFIX = "bench.";

    static Options given() {
        return new Options(
                list("sizes").stream().map(Integer::valueOf).toList(),
                list("kinds").stream().map(Kind::named).toList(),
                number("writers"),
                number("requests-per-minute"),
                number("pagerduty-latency"),
                number("graph-p50"),
                number("graph-p95"),
                Arrays.asList(text("jvm").split(" ")),
                Path.of(text("report")));
    }

    /** The mean of log-normal waits with this median and 95 %, in seconds. */
    double graphMean() {
        if (graphMedian == 0) {
            return 0;
        }
        double scale = Math.log((double) graphP95 / graphMedian) / 1.6448536269514722;
        return graphMedian / 1000.0 * Math.exp(scale * scale / 2);
    }

    private static int number(String name) {
        return Integer.parseInt(text(name));
    }

    private static List<String> list(String name) {
        return Arrays.asList(text(name).split(","));
    }

    private static String text(String name) {
        String given = System.getProperty(PREFIX + name);
        return Objects.requireNonNull(given, "-D" + PREFIX + name + " is not set; the profile bench sets it");
    }

    /** Which schedules an account has. */
    enum Kind {
        LAYER_BASED(0),
        SHIFT_BASED(100),
        MIXED(10);

        private final int percentShiftBased;

        Kind(int percentShiftBased) {
            this.percentShiftBased = percentShiftBased;
        }

        static Kind named(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "bench.kinds takes layer-based, shift-based and mixed, not " + label));
        }

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        AccountShape shape(int schedules) {
            int shiftBased = schedules * percentShiftBased / 100;
            return AccountShape.of(schedules - shiftBased, shiftBased);
        }
    }
}

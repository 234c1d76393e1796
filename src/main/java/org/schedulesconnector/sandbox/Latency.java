package org.schedulesconnector.sandbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a sandbox service takes to answer, apart from its own work. */
@FunctionalInterface
public interface Latency {
    /** The standard normal quantile of 95 %. */
    double Z95 = 1.6448536269514722;

    /** The next wait, zero or more. */
    Duration next(RandomGenerator random);

    static Latency none() {
        return random -> Duration.ZERO;
    }

    static Latency fixed(Duration wait) {
        return random -> wait;
    }

    /**
     * Log-normal waits, as services on the Internet have.
     *
     * @param median half of the answers take longer, more than zero
     * @param p95 one answer in twenty takes longer, not less than the median
     */
    static Latency logNormal(Duration median, Duration p95) {
        if (median.isZero() || median.isNegative() || p95.compareTo(median) < 0) {
            throw new IllegalArgumentException(
                    "A log-normal latency needs 0 < median <= p95, not median " + median + " and p95 " + p95);
        }
        double location = Math.log(median.toNanos());
        double scale = (Math.log(p95.toNanos()) - location) / Z95;
        return random -> Duration.ofNanos(Math.round(Math.exp(location + scale * random.nextGaussian())));
    }
}

package org.schedulesconnector.benchmark;

/**
 * One crawl, measured.
 *
 * @param wall in seconds, as the run itself tells it
 * @param throttled how many requests were answered 429
 * @param itemsWritten as the run tells it
 * @param startCpu seconds of CPU until the service was ready
 * @param crawlCpu seconds of CPU from then to the end of the crawl
 * @param peak MB that were resident at most
 * @param heap MB alive after the crawl and a full collection
 */
record Measurement(
        Options.Kind kind,
        int schedules,
        Phase phase,
        double wall,
        Floor floor,
        int pagerDutyRequests,
        int graphRequests,
        int throttled,
        int itemsWritten,
        double startCpu,
        double crawlCpu,
        long peak,
        double heap,
        Bare bare) {
    enum Phase {
        FIRST("first"),
        UNCHANGED("unchanged"),
        CHANGED("5 % changed");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The same requests by {@link BareLoop}.
     *
     * @param cpu seconds of the whole process
     */
    record Bare(double wall, double cpu, long peak) {}

    /** The line of the table. */
    String row(Options options) {
        double least = floor.seconds(options);
        return "| %,d %s | %s | %.1f | %.1f | %.2f | %.1f | %,d (%,d) | %,d (%,d) | %,d | %d | %.1f + %.1f | %d | %.0f | %.1f | %.1f | %d |"
                .formatted(
                        schedules,
                        kind.label(),
                        phase.words(),
                        wall,
                        least,
                        wall / least,
                        floor.budgetSeconds(options),
                        pagerDutyRequests,
                        floor.pagerDutyRequests(),
                        graphRequests,
                        floor.graphRequests(),
                        itemsWritten,
                        throttled,
                        startCpu,
                        crawlCpu,
                        peak,
                        heap,
                        bare.wall(),
                        bare.cpu(),
                        bare.peak());
    }
}

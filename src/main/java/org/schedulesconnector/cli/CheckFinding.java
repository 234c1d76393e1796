package org.schedulesconnector.cli;

/**
 * What one look of {@code check} found.
 *
 * @param state whether it is as it should be
 * @param side whose matter it is, not null
 * @param subject what was looked at, a few words, not null
 * @param detail what was found, not null
 * @param remedy what to do; null when nothing is to be done
 */
record CheckFinding(State state, Side side, String subject, String detail, String remedy) {
    enum State {
        OK("✅", "ok  "),
        WARNING("⚠️", "warn"),
        FAILED("❌", "FAIL"),
        /** It could not be looked at because something that it needs failed. */
        SKIPPED("➖", "skip");

        private final String sign;
        private final String word;

        State(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        /** @param signs whether the terminal can show more than ASCII */
        String mark(boolean signs) {
            return signs ? sign : word;
        }
    }

    /** In the order of looking; each with the exit code of its failures. */
    enum Side {
        SETTINGS(ExitCode.USAGE),
        LEDGER(ExitCode.INTERNAL),
        PAGERDUTY(ExitCode.PAGERDUTY),
        GRAPH(ExitCode.GRAPH);

        private final int exitCode;

        Side(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }
}

package org.schedulesconnector.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What was measured and where, in Markdown, between two marks of a page that says the rest. */
final class Report {
    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";
    private static final String HEADER =
            """
            | schedules | crawl | wall, s | floor, s | ratio | budget, s | PagerDuty requests (fewest) | Graph requests (fewest) \
            | items written | 429s | CPU, s: start + crawl | peak RSS, MB | heap after, MB | bare loop: wall, s | CPU, s | peak RSS, MB |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Options options;
    private final double loadBefore =
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    Report(Options options) {
        this.options = options;
    }

    void write(List<String> rows) throws IOException {
        String text = environment() + "\n" + HEADER + String.join("\n", rows) + "\n";
        System.out.println(text);
        String page = Files.readString(options.report());
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(
                    options.report() + " needs the marks " + BEGIN + " and " + END + " where the results go");
        }
        Files.writeString(
                options.report(), page.substring(0, begin + BEGIN.length()) + "\n" + text + page.substring(end));
    }

    private String environment() throws IOException {
        return """
                Measured on %s: %d cores, %s, %s %s, Java %s; load %.1f before and %.1f after, from whatever else the machine did. \
                Connector: `%s`, %d writers, %d requests a minute. Sandbox: PagerDuty %d ms, Graph %s.
                """
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        loadBefore,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        String.join(" ", options.jvm()),
                        options.writers(),
                        options.requestsPerMinute(),
                        options.pagerDutyLatency(),
                        options.graphMedian() == 0
                                ? "at once"
                                : "log-normal with median %d ms and 95 %% below %d ms"
                                        .formatted(options.graphMedian(), options.graphP95()));
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("an unnamed processor");
    }
}

package org.schedulesconnector.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.CrawlRun;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.Shift;

/** Schedules from a file, a shift a line: {@code id,name,person,e-mail,from,until}. */
public final class CsvSchedules {
    private final Path file;

    public CsvSchedules(String file) {
        this.file = Path.of(file);
    }

    /** All of them. A file that cannot be read fails the run, which deletes nothing. */
    public List<OnCallSchedule> read(@Variable("run") CrawlRun run) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            Map<String, List<String[]>> byId = lines.map(line -> line.split(","))
                    .collect(Collectors.groupingBy(shift -> shift[0], TreeMap::new, Collectors.toList()));
            return byId.values().stream()
                    .map(shifts -> schedule(shifts, run.windowOf(shifts.get(0)[0])))
                    .toList();
        }
    }

    /** One of them. */
    public OnCallSchedule find(@Variable("run") CrawlRun run, @Variable("scheduleId") String id) throws IOException {
        return read(run).stream()
                .filter(schedule -> schedule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " has no schedule " + id + ". Add it."));
    }

    private static OnCallSchedule schedule(List<String[]> shifts, Interval window) {
        String[] first = shifts.get(0);
        return OnCallSchedule.builder(first[0])
                .kind(ScheduleKind.LAYER_BASED)
                .name(first[1])
                .timeZone("UTC")
                .htmlUrl("https://wiki.example/on-call/" + first[0])
                .window(window)
                .shifts(shifts.stream().map(CsvSchedules::shift).toList())
                .build();
    }

    private static Shift shift(String[] line) {
        Person person = new Person(line[3], line[2], line[3]);
        return Shift.regular(person, Instant.parse(line[4]), Instant.parse(line[5]));
    }
}

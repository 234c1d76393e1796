package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;
import org.schedulesconnector.crawl.report.Counted;
import org.schedulesconnector.crawl.report.RunCounts;

/** The columns of the table {@code crawl} that keep what a run counts. Each is the parameter of its name in a statement. */
final class CountColumns {
    private static final String WAITS = "waits";
    private static final String WAITED = "waited_millis";
    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(Counted.values()).map(CountColumns::column), Stream.of(WAITS, WAITED))
            .toList();

    /** The names, for an INSERT. */
    static final String LIST = String.join(", ", NAMES);

    /** The parameters in the order of {@link #LIST}. */
    static final String PARAMETERS = NAMES.stream().map(name -> ":" + name).collect(Collectors.joining(", "));

    /** For the SET of an UPDATE. */
    static final String ASSIGNMENTS =
            NAMES.stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));

    private CountColumns() {}

    static Update bind(Update update, RunCounts counts) {
        for (Counted what : Counted.values()) {
            update.bind(column(what), counts.of(what));
        }
        return update.bind(WAITS, counts.waits()).bind(WAITED, counts.waited().toMillis());
    }

    static RunCounts read(ResultSet row) throws SQLException {
        Map<Counted, Long> counts = new EnumMap<>(Counted.class);
        for (Counted what : Counted.values()) {
            counts.put(what, row.getLong(column(what)));
        }
        return RunCounts.of(counts::get, row.getLong(WAITS), Duration.ofMillis(row.getLong(WAITED)));
    }

    private static String column(Counted what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}

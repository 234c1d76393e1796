package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How values look in the database, the same in H2 and PostgreSQL, whatever time zone the JVM runs in. */
final class Columns {
    /** Longer texts are cut: no message is worth more. */
    static final int LONGEST_TEXT = 8_000;

    private Columns() {}

    /** An instant, which was cut to the millisecond; null when the column is. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Text of outside as a column takes it: PostgreSQL knows no NUL character. Null stays null. */
    static String text(String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** Ids as one column takes them, in whole and sorted: PagerDuty's are letters and digits. */
    static String joined(Set<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining(","));
    }

    /** Ids that were {@link #joined}. */
    static Set<String> ids(ResultSet row, String column) throws SQLException {
        String joined = row.getString(column);
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(","));
    }

    /** Binds instants in UTC. Jdbi's own way goes through the JVM's time zone. */
    static final class InstantArgument extends AbstractArgumentFactory<Instant> {
        InstantArgument() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            OffsetDateTime utc = value.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
            return (position, statement, context) -> statement.setObject(position, utc);
        }
    }
}

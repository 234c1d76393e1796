package org.schedulesconnector.crawl.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunOutcome;

/** Reads a row of the table {@code crawl}. */
final class CrawlRecordMapper implements RowMapper<CrawlRecord> {
    @Override
    public CrawlRecord map(ResultSet row, StatementContext context) throws SQLException {
        String outcome = row.getString("outcome");
        return new CrawlRecord(
                row.getLong("crawl_id"),
                CrawlMode.valueOf(row.getString("mode")),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "ended_at"),
                row.getString("phase"),
                Columns.instant(row, "progress_at"),
                outcome == null ? null : RunOutcome.valueOf(outcome),
                row.getBoolean("whole"),
                row.getString("reason"),
                CountColumns.read(row),
                row.getString("notes").lines().toList());
    }
}

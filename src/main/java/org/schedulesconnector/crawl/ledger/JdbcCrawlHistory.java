package org.schedulesconnector.crawl.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunCounts;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.crawl.report.RunTally;

/** Runs in the table {@code crawl}. */
final class JdbcCrawlHistory implements CrawlHistory {
    private static final String BEGIN =
            "INSERT INTO crawl (connection_id, crawl_id, mode, fencing_token, started_at, phase,"
                    + " progress_at, notes, " + CountColumns.LIST
                    + ") VALUES (:connection, :id, :mode, :token, :started, 'begin',"
                    + " :now, '', " + CountColumns.PARAMETERS + ")";
    private static final String SET_COUNTS = "UPDATE crawl SET " + CountColumns.ASSIGNMENTS + ", ";
    private static final String WHERE_OPEN =
            " WHERE connection_id = :connection AND crawl_id = :id AND ended_at IS NULL";
    private static final String PROGRESS = SET_COUNTS + "phase = :phase, progress_at = :now" + WHERE_OPEN;
    private static final String FINISH = SET_COUNTS
            + "outcome = :outcome, whole = :whole, reason = :reason, notes = :notes, ended_at = :ended, progress_at = :now"
            + WHERE_OPEN;
    private static final String ABANDONED = "SELECT * FROM crawl WHERE connection_id = :connection AND ended_at IS NULL"
            + " AND fencing_token < :token ORDER BY crawl_id";
    private static final String CLOSE =
            "UPDATE crawl SET outcome = :outcome, reason = :reason, ended_at = :now" + WHERE_OPEN;

    private static final String NEWEST_WHOLE =
            "SELECT MAX(crawl_id) FROM crawl WHERE connection_id = :connection AND whole";
    private static final String NEWEST_WHOLE_FULL = NEWEST_WHOLE + " AND mode = 'FULL'";
    private static final String PRUNE =
            """
            DELETE FROM crawl WHERE connection_id = :connection AND ended_at IS NOT NULL AND started_at < :before
              AND crawl_id <> (SELECT MAX(crawl_id) FROM crawl WHERE connection_id = :connection)
              AND crawl_id <> COALESCE((%s), 0) AND crawl_id <> COALESCE((%s), 0)
            """
                    .formatted(NEWEST_WHOLE, NEWEST_WHOLE_FULL);

    private final Database database;
    private final String connectionId;
    private final Clock clock;

    JdbcCrawlHistory(Database database, String connectionId, Clock clock) {
        this.database = database;
        this.connectionId = connectionId;
        this.clock = clock;
    }

    @Override
    public long begin(CrawlMode mode, Lease lease, Instant startedAt) {
        return database.write("begin a run", handle -> {
            long id = nextId(handle);
            CountColumns.bind(update(handle, BEGIN, id), new RunTally().snapshot())
                    .bind("mode", mode.name())
                    .bind("token", lease.token())
                    .bind("started", startedAt)
                    .execute();
            return id;
        });
    }

    @Override
    public void progress(long crawlId, String phase, RunCounts counts) {
        database.transaction("tell the progress of run " + crawlId, handle -> CountColumns.bind(
                        update(handle, PROGRESS, crawlId), counts)
                .bind("phase", phase)
                .execute());
    }

    @Override
    public boolean finish(RunReport report) {
        return database.transaction(
                "finish run " + report.crawlId(),
                handle -> CountColumns.bind(update(handle, FINISH, report.crawlId()), report.counts())
                                .bind("outcome", report.outcome().name())
                                .bind("whole", report.whole())
                                .bind("reason", Columns.text(report.reason()))
                                .bind("notes", joined(report.notes()))
                                .bind("ended", report.startedAt().plus(report.duration()))
                                .execute()
                        > 0);
    }

    @Override
    public List<CrawlRecord> closeAbandoned(Lease lease) {
        return database.transaction("close abandoned runs", handle -> {
            List<CrawlRecord> abandoned = handle.createQuery(ABANDONED)
                    .bind("connection", connectionId)
                    .bind("token", lease.token())
                    .map(new CrawlRecordMapper())
                    .list();
            abandoned.forEach(run -> close(handle, run));
            return abandoned;
        });
    }

    @Override
    public List<CrawlRecord> latest(int count) {
        return database.transaction(
                "list the runs", handle -> handle.createQuery("SELECT * FROM crawl WHERE connection_id = :connection"
                                + " ORDER BY crawl_id DESC FETCH FIRST :count ROWS ONLY")
                        .bind("connection", connectionId)
                        .bind("count", count)
                        .map(new CrawlRecordMapper())
                        .list());
    }

    @Override
    public Optional<CrawlRecord> find(long crawlId) {
        return database.transaction("find a run", handle -> handle.createQuery(
                        "SELECT * FROM crawl WHERE connection_id = :connection" + " AND crawl_id = :crawl")
                .bind("connection", connectionId)
                .bind("crawl", crawlId)
                .map(new CrawlRecordMapper())
                .findOne());
    }

    @Override
    public Optional<CrawlRecord> latestWhole() {
        return only(NEWEST_WHOLE);
    }

    @Override
    public Optional<CrawlRecord> latestFull() {
        return only(NEWEST_WHOLE_FULL);
    }

    @Override
    public int prune(Instant before) {
        return database.transaction("forget old runs", handle -> handle.createUpdate(PRUNE)
                .bind("connection", connectionId)
                .bind("before", before)
                .execute());
    }

    private Optional<CrawlRecord> only(String selectId) {
        return database.transaction("find a run", handle -> handle.createQuery(
                        "SELECT * FROM crawl WHERE connection_id = :connection AND crawl_id = (" + selectId + ")")
                .bind("connection", connectionId)
                .map(new CrawlRecordMapper())
                .findOne());
    }

    /** The lease keeps runs apart; should two begin at once nevertheless, the key makes one of them take the next number. */
    private long nextId(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(crawl_id), 0) + 1 FROM crawl WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one();
    }

    private void close(Handle handle, CrawlRecord run) {
        String reason = "The process ended in the phase " + run.phase() + " without a word, last heard of at "
                + run.progressAt() + ". A later crawl does what is left.";
        update(handle, CLOSE, run.id())
                .bind("outcome", RunOutcome.ABANDONED.name())
                .bind("reason", reason)
                .execute();
    }

    private Update update(Handle handle, String sql, long crawlId) {
        return handle.createUpdate(sql)
                .bind("connection", connectionId)
                .bind("id", crawlId)
                .bind("now", clock.instant());
    }

    private static String joined(List<String> notes) {
        return Columns.text(notes.stream().map(note -> note.replace('\n', ' ')).collect(Collectors.joining("\n")));
    }
}

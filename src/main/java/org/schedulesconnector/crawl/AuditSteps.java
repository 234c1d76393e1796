package org.schedulesconnector.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.crawl.ledger.CrawlRecord;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.oncall.Provenance;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyException;

/**
 * What the routes do with audit records: they tell who made and changed a schedule, and an incremental crawl what to read again. The
 * watermark moves only when the records were read to their end and what they name was dealt with. Two readings overlap, because
 * records may come late; a record is dealt with once.
 */
public final class AuditSteps {
    private static final String RECORDS = "audit-records";
    private static final String SCOPE = "audit_records.read";
    private static final String READ_UNTIL = "audit.read-until";
    private static final String SOURCE = "audit.source";
    private static final String OFF = "off";
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final PagerDutyAuth auth;
    private final Ledger ledger;
    private final FailureSteps failures;

    public AuditSteps(PagerDutyAuth auth, Ledger ledger, FailureSteps failures) {
        this.auth = auth;
        this.ledger = ledger;
        this.failures = failures;
    }

    /** Whether the records are to be read. Once refused, only a full crawl asks again. */
    public boolean isWanted(@Variable("run") CrawlRun run) {
        if (!auth.hasScope(SCOPE)) {
            without(run);
            return false;
        }
        boolean refused = run.mode() == CrawlMode.INCREMENTAL && isOff();
        if (refused) {
            run.memory().provenance().clear();
        }
        return !refused;
    }

    /** From when on an incremental crawl reads; null for everything that PagerDuty remembers of the schedules. */
    public Instant since(@Variable("run") CrawlRun run) {
        return run.mode() == CrawlMode.INCREMENTAL
                ? ledger.watermarks()
                        .instant(READ_UNTIL)
                        .or(this::lastFullCrawl)
                        .orElse(run.now())
                        .minus(OVERLAP)
                : null;
    }

    private Optional<Instant> lastFullCrawl() {
        return ledger.crawls().latestFull().map(CrawlRecord::startedAt);
    }

    public void add(@Variable("run") CrawlRun run, @Body List<JsonNode> page) {
        run.collector().addAuditRecords(page);
        run.changes().add(page);
    }

    /** All records are read: what they tell goes before what earlier runs learnt, which PagerDuty forgets after a year. */
    public void read(@Variable("run") CrawlRun run) {
        Map<String, Provenance> learnt = new HashMap<>();
        run.collector().build().provenance().forEach((id, told) -> {
            Provenance known = run.memory().provenance().get(id);
            Provenance both = told.orElse(known);
            if (!both.equals(known)) {
                learnt.put(id, both);
            }
        });
        run.memory().provenance().putAll(learnt);
        run.changes().complete();
        failures.healed(run, RECORDS, Step.LIST);
        if (run.isWriting()) {
            ledger.provenance().saveAll(learnt);
            ledger.watermarks().put(SOURCE, "on");
        }
    }

    /** The records are not to be had: what they would tell is left out of every item. Said when it turns out, and by full crawls. */
    public void without(@Variable("run") CrawlRun run) {
        run.memory().provenance().clear();
        failures.healed(run, RECORDS, Step.LIST);
        if (run.mode() != CrawlMode.INCREMENTAL || !isOff()) {
            run.recorder()
                    .note("PagerDuty's audit records cannot be read (scope " + SCOPE
                            + " or a plan with an audit trail is "
                            + "missing); items do not tell who created and last changed a schedule.");
        }
        if (run.isWriting()) {
            ledger.watermarks().put(SOURCE, OFF);
        }
    }

    /** The records could not be read to their end: what earlier runs learnt serves once more. */
    public void failed(@Variable("run") CrawlRun run, Exchange exchange) {
        PagerDutyException cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PagerDutyException.class);
        failures.listingFailed(run, FailureClassifier.classify(RECORDS, Step.LIST.label(), cause));
    }

    /** The schedules are done: the watermark moves on if nothing that the records name was left for later. */
    public void dealtWith(@Variable("run") CrawlRun run) {
        boolean settled = run.mode() == CrawlMode.FULL || run.changes().isComplete() && leavesNothing(run);
        boolean whole = run.isActive() && !run.recorder().hasFailedListing();
        if (run.isWriting() && whole && settled && !isOff()) {
            Instant oldest = run.now().minus(OVERLAP.multipliedBy(2));
            ledger.auditMarks().remember(recent(run.changes().records(), oldest), oldest);
            ledger.watermarks().put(READ_UNTIL, run.now());
        }
    }

    private static boolean leavesNothing(CrawlRun run) {
        Set<String> edited = run.edited();
        return run.schedules().plan().toRecall().stream().noneMatch(edited::contains);
    }

    private static Map<String, Instant> recent(Map<String, Instant> records, Instant oldest) {
        return records.entrySet().stream()
                .filter(record -> !record.getValue().isBefore(oldest))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isOff() {
        return ledger.watermarks().text(SOURCE).filter(OFF::equals).isPresent();
    }
}

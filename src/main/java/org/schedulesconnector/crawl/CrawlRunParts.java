package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.schedulesconnector.crawl.ledger.Lease;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.crawl.report.RunRecorder;
import org.schedulesconnector.pagerduty.AuditChanges;

/**
 * What a run begins with.
 *
 * @param id its number; 0 for a plan or a preview
 * @param request what was asked
 * @param now its one instant
 * @param windows what it looks at, item by item
 * @param lease its right to write; null for a plan or a preview
 * @param recorder takes down what happens
 * @param budget ends it when too much fails
 * @param memory what the ledger knew when it began
 * @param failures what had failed, and what fails now
 * @param groups external groups that Graph holds, by id
 * @param unconfirmedGroups external groups that Graph may hold although the ledger does not know them, by id
 * @param changes takes in what audit records say
 * @param progress is told when the run enters another phase
 * @param writes gathers what it tells the ledger
 * @param gate where it waits while an operator wants a pause
 */
record CrawlRunParts(
        long id,
        CrawlRequest request,
        Instant now,
        RunWindows windows,
        Lease lease,
        RunRecorder recorder,
        FailureBudget budget,
        RunMemory memory,
        RunFailures failures,
        Map<String, StoredGroup> groups,
        Set<String> unconfirmedGroups,
        AuditChanges changes,
        Consumer<CrawlRun> progress,
        RunWrites writes,
        PauseGate gate) {}

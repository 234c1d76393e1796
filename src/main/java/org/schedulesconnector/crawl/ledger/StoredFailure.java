package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import org.schedulesconnector.crawl.report.RunFailure;

/**
 * A failure that has not healed.
 *
 * @param failure what happened the last time
 * @param attempts how many runs in all failed at it, 1 or more
 * @param firstAt when it failed first
 * @param lastAt when it failed last
 * @param tried what it was tried with the last time, as a digest; null when nothing tells one attempt from another
 */
public record StoredFailure(RunFailure failure, int attempts, Instant firstAt, Instant lastAt, String tried) {}

package org.schedulesconnector.crawl.ledger;

import java.time.Instant;

/**
 * The right to run, held for a while.
 *
 * @param holder who holds it, for people: host, process, what for
 * @param token the fencing token: each lease of a connection has a greater one than all before it
 * @param since when it was acquired
 * @param heartbeatAt when it was acquired or renewed last
 * @param expiresAt when others may take it over, unless it is renewed
 */
public record Lease(String holder, long token, Instant since, Instant heartbeatAt, Instant expiresAt) {}

package org.schedulesconnector.crawl.ledger;

import java.time.Instant;

/**
 * What operators want of every process of a connection, until they say otherwise.
 *
 * @param paused whether no run is to begin, and the one in progress is to hold
 * @param pausedBy the process that was asked for the pause; null when there is none
 * @param pausedAt when that was; null when there is none
 * @param cancelledToken the fencing token of the lease whose run is to end; 0 for none
 */
public record Orders(boolean paused, String pausedBy, Instant pausedAt, long cancelledToken) {
    static final Orders NONE = new Orders(false, null, null, 0);
}

package org.schedulesconnector.graph;

import java.time.Duration;

/**
 * How patient provisioning is.
 *
 * @param settleDelay what a new connection gets before its schema is sent again; the n-th wait is n times that
 * @param firstPoll the wait between the first two looks at a running operation; it doubles
 * @param longestPoll where doubling ends
 * @param timeout after which an operation is no longer waited for
 */
record ProvisionPace(Duration settleDelay, Duration firstPoll, Duration longestPoll, Duration timeout) {}

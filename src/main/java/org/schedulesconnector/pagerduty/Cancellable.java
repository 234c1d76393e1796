package org.schedulesconnector.pagerduty;

import java.time.Duration;

/**
 * Something that asks PagerDuty and may be told to stop. When the object in the exchange variable {@code run} is one, a request
 * that failed is not tried again once it is stopped.
 */
public interface Cancellable {
    /** True from the moment when no more requests should be made. */
    boolean isStopped();

    /** Waits for so long, or until it is stopped if that comes first: no wait outlives it. */
    void waitUnlessStopped(Duration longest);
}

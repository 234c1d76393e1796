package org.schedulesconnector.operations;

import java.time.Duration;
import java.util.Objects;

/**
 * How this process is known to others.
 *
 * @param holder its name, for people, as its leases have it; not null
 * @param interval how often it tells that it lives and looks after orders, not null
 */
public record Heartbeat(String holder, Duration interval) {
    public Heartbeat {
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(interval, "interval");
    }
}

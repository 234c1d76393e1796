package org.schedulesconnector.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the connector is doing. */
public enum ConnectorState {
    /** Nothing runs, and a demand would begin at once. */
    IDLE,
    /** A run is in progress, or about to begin. */
    RUNNING,
    /** A pause was asked for; what is on its way is brought to its end. */
    PAUSING,
    /** Nothing moves until it is resumed: the run in progress waits, and no other begins. */
    PAUSED,
    /** The run in progress was cancelled, or met its end, and closes. */
    CANCELLING,
    /** The service stops; no demand is taken any more. */
    STOPPING;

    /** The word for JMX and JSON. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

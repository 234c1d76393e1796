package org.schedulesconnector.crawl.ledger;

import java.time.Instant;
import java.util.Optional;

/** How far something has been read, by name. A name holds an instant or a text; the last one put counts. */
public interface Watermarks {
    Optional<Instant> instant(String name);

    Optional<String> text(String name);

    void put(String name, Instant instant);

    void put(String name, String text);

    /** As {@link #put(String, String)}; survives the process from its return on. */
    void putForGood(String name, String text);
}

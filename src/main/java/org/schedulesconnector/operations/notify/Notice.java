package org.schedulesconnector.operations.notify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.schedulesconnector.crawl.ledger.OpenCondition;

/**
 * Something that is to be told now.
 *
 * @param subject what it is about
 * @param kind why it is told now
 */
record Notice(OpenCondition subject, Kind kind) {
    enum Kind {
        /** It is there, and nobody was told. */
        RAISED,
        /** It is still there. */
        REPEATED,
        /** It is over. */
        HEALED,
        /** Nothing is wrong: somebody tries the webhook. */
        TEST;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

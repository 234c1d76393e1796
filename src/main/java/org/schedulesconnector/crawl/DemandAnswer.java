package org.schedulesconnector.crawl;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * What became of a demand for a run.
 *
 * @param outcome what becomes of it, not null
 * @param sentence the same for people, not null
 */
public record DemandAnswer(Outcome outcome, String sentence) {
    public enum Outcome {
        /** Nothing is in its way. */
        STARTED,
        /** It comes after what is in its way: the run in progress, other demands, or a pause. */
        QUEUED,
        /** What is queued already does what it asks for. */
        ALREADY_QUEUED,
        /** It is not taken on; the sentence says why, and what to do. */
        REFUSED;

        /** The word for JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DemandAnswer {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** Whether it is new: somebody has to see to it that it is run. */
    public boolean isTaken() {
        return outcome == Outcome.STARTED || outcome == Outcome.QUEUED;
    }
}

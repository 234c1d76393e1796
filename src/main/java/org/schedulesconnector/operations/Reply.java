package org.schedulesconnector.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import org.schedulesconnector.crawl.DemandAnswer;

/**
 * What came of something that was asked of the service.
 *
 * @param outcome in a word, not null
 * @param sentence for people, not null
 */
public record Reply(Outcome outcome, String sentence) {
    public enum Outcome {
        /** A run begins. */
        STARTED,
        /** A run begins later. */
        QUEUED,
        /** What is queued already does what was asked for. */
        ALREADY_QUEUED,
        /** It was done, or is being done. */
        DONE,
        /** It was not done; the sentence says why. */
        REFUSED;

        /** The word for JSON. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Reply {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(sentence, "sentence");
    }

    static Reply to(DemandAnswer answer) {
        Outcome outcome =
                switch (answer.outcome()) {
                    case STARTED -> Outcome.STARTED;
                    case QUEUED -> Outcome.QUEUED;
                    case ALREADY_QUEUED -> Outcome.ALREADY_QUEUED;
                    case REFUSED -> Outcome.REFUSED;
                };
        return new Reply(outcome, answer.sentence());
    }

    static Reply done(String sentence) {
        return new Reply(Outcome.DONE, sentence);
    }

    static Reply refused(String sentence) {
        return new Reply(Outcome.REFUSED, sentence);
    }
}

package org.schedulesconnector.crawl;

import java.util.List;

/** What the guard answers. Ids are sorted. */
sealed interface RemovalDecision {
    /** Every item of the ledger was seen and is wanted: there is nothing to remove. */
    record Nothing() implements RemovalDecision {}

    /**
     * These items may go: those that a filter drops at once, each other after PagerDuty has confirmed that its schedule is gone.
     *
     * @param ids at least one
     */
    record Remove(List<String> ids) implements RemovalDecision {
        public Remove {
            ids = List.copyOf(ids);
        }
    }

    /**
     * These items would go, and that is so much that a person has to say yes.
     *
     * @param ids at least one
     * @param reason one sentence: how many, of how many, and which bound
     * @param approval one sentence: what to check and how to approve
     */
    record Withheld(List<String> ids, String reason, String approval) implements RemovalDecision {
        public Withheld {
            ids = List.copyOf(ids);
        }
    }

    /**
     * Items were not seen or are dropped by a filter, and this run gives no evidence that they should go.
     *
     * @param reason one sentence
     */
    record Forbidden(String reason) implements RemovalDecision {}
}

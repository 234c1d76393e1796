package org.schedulesconnector.graph;

/**
 * What became of a request about one item.
 *
 * @param itemId the item
 * @param status what Graph did
 * @param requestId Graph's id of the request that succeeded, for support cases; null when it sent none
 * @param attempts how many requests it took, 1 or more
 */
public record ItemOutcome(String itemId, Status status, String requestId, int attempts) {
    public enum Status {
        /** Graph accepted the whole item. Indexing follows within minutes. */
        WRITTEN,
        /** Graph removed the item. */
        DELETED,
        /** Graph had no such item: there was nothing to remove. */
        ABSENT
    }
}

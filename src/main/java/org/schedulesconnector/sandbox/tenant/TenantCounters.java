package org.schedulesconnector.sandbox.tenant;

/**
 * What was written to the tenant so far.
 *
 * @param itemsCreated items that were not there before
 * @param itemsUpdated items written over an earlier version
 * @param itemsDeleted items deleted
 * @param schemaRequests schema registrations begun
 * @param connectionWrites connections created, updated or deleted
 * @param groupWrites groups and members created, updated or deleted
 * @param throttled requests refused with 429 by a limit
 */
public record TenantCounters(
        int itemsCreated,
        int itemsUpdated,
        int itemsDeleted,
        int schemaRequests,
        int connectionWrites,
        int groupWrites,
        int throttled) {
    /** Items created, updated and deleted. */
    public int itemWrites() {
        return itemsCreated + itemsUpdated + itemsDeleted;
    }
}

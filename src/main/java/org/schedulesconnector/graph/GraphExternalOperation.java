package org.schedulesconnector.graph;

import java.util.function.BiFunction;

/** What an endpoint does. In a URI it is written {@code putItem} and so on. */
public enum GraphExternalOperation {
    /** Body {@link ConnectionDefinition}, result {@link ProvisionOutcome}. */
    PROVISION(ProvisionOperation::new),
    /** Body {@link ExternalItemDocument}, result {@link ItemOutcome}. */
    PUT_ITEM(PutItemOperation::new),
    /** Body the item's id, result {@link ItemOutcome}. */
    DELETE_ITEM(DeleteItemOperation::new),
    /** Body the item's id, result {@link HeldItem} or null. */
    GET_ITEM(GetItemOperation::new),
    /** No body, result the ids of the items as a list of strings. Graph's reference knows no such listing: it may be refused. */
    LIST_ITEMS(ListItemsOperation::new),
    /** Body {@link GroupMembership}, result {@link GroupOutcome}. */
    SYNC_GROUP(SyncGroupOperation::new),
    /** Body the external group's id, result {@link GroupDeletion}. */
    DELETE_GROUP(DeleteGroupOperation::new),
    /** Body {@link UserLookup}, result {@link ResolvedUsers}. */
    RESOLVE_USERS(ResolveUsersOperation::new),
    /** Body the object id of an Entra group, result the object ids of its users as a list of strings. */
    LIST_GROUP_MEMBERS(ListGroupMembersOperation::new),
    /** No body, result {@link ConnectionDeletion}. */
    DELETE_CONNECTION(DeleteConnectionOperation::new);

    private final BiFunction<ConnectionClient, GraphExternalConfiguration, GraphOperation> factory;

    GraphExternalOperation(BiFunction<ConnectionClient, GraphExternalConfiguration, GraphOperation> factory) {
        this.factory = factory;
    }

    GraphOperation create(ConnectionClient client, GraphExternalConfiguration configuration) {
        return factory.apply(client, configuration);
    }
}

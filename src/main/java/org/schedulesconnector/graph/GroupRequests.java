package org.schedulesconnector.graph;

import com.microsoft.graph.external.connections.item.groups.GroupsRequestBuilder;
import com.microsoft.graph.external.connections.item.groups.item.ExternalGroupItemRequestBuilder;
import com.microsoft.graph.models.externalconnectors.ExternalGroup;
import com.microsoft.graph.models.externalconnectors.Identity;
import com.microsoft.graph.models.externalconnectors.IdentityType;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestAdapter;

/** The requests about a connection's external groups, through the SDK's request builders. */
final class GroupRequests {
    private final GraphServiceClient graph;
    private final String connectionId;

    GroupRequests(RequestAdapter adapter, String connectionId) {
        this.graph = new GraphServiceClient(adapter);
        this.connectionId = connectionId;
    }

    /** Without members: they are added one at a time. */
    GraphRequest create(GroupMembership group) {
        return new GraphRequest(() -> {
            ExternalGroup model = texts(group);
            model.setId(group.id());
            return groups().toPostRequestInformation(model);
        });
    }

    GraphRequest describe(GroupMembership group) {
        return new GraphRequest(() -> group(group.id()).toPatchRequestInformation(texts(group)));
    }

    GraphRequest delete(String groupId) {
        return new GraphRequest(() -> group(groupId).toDeleteRequestInformation());
    }

    GraphRequest addMember(String groupId, GroupMember member) {
        return new GraphRequest(() -> {
            Identity model = new Identity();
            model.setId(member.id());
            model.setType(IdentityType.forValue(member.type().wireName()));
            return group(groupId).members().toPostRequestInformation(model);
        });
    }

    GraphRequest removeMember(String groupId, GroupMember member) {
        return new GraphRequest(
                () -> group(groupId).members().byIdentityId(member.id()).toDeleteRequestInformation());
    }

    private GroupsRequestBuilder groups() {
        return graph.external()
                .connections()
                .byExternalConnectionId(connectionId)
                .groups();
    }

    private ExternalGroupItemRequestBuilder group(String groupId) {
        return groups().byExternalGroupId(groupId);
    }

    private static ExternalGroup texts(GroupMembership group) {
        ExternalGroup model = new ExternalGroup();
        model.setDisplayName(group.displayName());
        if (group.description() != null) {
            model.setDescription(group.description());
        }
        return model;
    }
}

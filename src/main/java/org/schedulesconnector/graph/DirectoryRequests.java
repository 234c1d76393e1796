package org.schedulesconnector.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;

/** The requests about the tenant's users and groups, through the SDK's request builders. */
final class DirectoryRequests {
    /** The most that Graph takes as {@code $top} on directory objects. */
    private static final int PAGE = 999;

    private static final String[] USER_MEMBERS = {
        "id", "userPrincipalName", "mail", "displayName", "accountEnabled", "userType"
    };

    private final GraphServiceClient graph;

    DirectoryRequests(RequestAdapter adapter) {
        this.graph = new GraphServiceClient(adapter);
    }

    /** @param values as many as Graph takes in one {@code in}, see {@link UserLookup#MOST_AT_ONCE} */
    GraphRequest users(UserLookup.Attribute attribute, Collection<String> values) {
        String list = values.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(","));
        return new GraphRequest(() -> graph.users().toGetRequestInformation(request -> {
            request.queryParameters.filter = attribute.wireName() + " in (" + list + ")";
            request.queryParameters.select = USER_MEMBERS;
            request.queryParameters.top = PAGE;
        }));
    }

    /**
     * Users, groups, devices and so on, told apart by their {@code @odata.type}. Asking for users only, by a cast, would be answered
     * from an index that lags behind.
     */
    GraphRequest transitiveMembers(String groupId) {
        return new GraphRequest(
                () -> graph.groups().byGroupId(groupId).transitiveMembers().toGetRequestInformation(request -> {
                    request.queryParameters.select = new String[] {"id"};
                    request.queryParameters.top = PAGE;
                }));
    }

    /** A next page, by the address that Graph gave. */
    GraphRequest page(URI address) {
        return new GraphRequest(() -> {
            RequestInformation request = new RequestInformation();
            request.httpMethod = HttpMethod.GET;
            request.setUri(address);
            request.headers.add("Accept", "application/json");
            return request;
        });
    }
}

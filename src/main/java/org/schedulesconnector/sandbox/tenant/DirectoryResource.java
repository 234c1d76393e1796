package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code /users}, {@code /groups} and {@code /organization}. */
final class DirectoryResource {
    private static final List<String> DEFAULT_MEMBERS = List.of("displayName", "mail", "userPrincipalName", "id");
    private static final Set<String> OBJECT_MEMBERS = Set.of("id");

    private final String tenantId;
    private final Directory directory;

    DirectoryResource(String tenantId, Directory directory) {
        this.tenantId = tenantId;
        this.directory = directory;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users", Permission.USERS, this::list)
                .add("GET", "/users/{user}", Permission.USERS, this::read)
                .add("GET", "/groups/{group}/transitiveMembers", Permission.GROUP_MEMBERS, this::transitiveMembers)
                .add("GET", "/organization", Permission.ORGANIZATION, this::organization);
    }

    private SandboxAnswer list(Call call) {
        call.allowQuery(Set.of("$filter", "$select", "$top", DirectoryListing.SKIP_TOKEN));
        List<String> members = members(call);
        Predicate<DirectoryUser> filter =
                call.request().param("$filter").map(UserFilter::parse).orElse(user -> true);
        List<DirectoryListing.Entry> found =
                directory.page(filter, DirectoryListing.after(call), DirectoryListing.top(call) + 1).stream()
                        .map(user -> new DirectoryListing.Entry(user.id(), user.toJson(members)))
                        .toList();
        return DirectoryListing.page(call, "/users", found);
    }

    private static List<String> members(Call call) {
        return DirectoryListing.select(call, DirectoryUser.MEMBERS, DEFAULT_MEMBERS);
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of("$select"));
        String wanted = call.segment("user");
        return directory
                .find(wanted)
                .map(user -> GraphJson.answer(200, user.toJson(members(call))))
                .orElseThrow(() -> notFound(wanted));
    }

    /** Users and groups, each with its type and, which is all that is served, its id. */
    private SandboxAnswer transitiveMembers(Call call) {
        call.allowQuery(Set.of("$select", "$top", DirectoryListing.SKIP_TOKEN));
        DirectoryListing.select(call, OBJECT_MEMBERS, List.of("id"));
        String wanted = call.segment("group");
        if (!StrictObject.isGuid(wanted)) {
            throw GraphRefusal.of(400, "Request_BadRequest", "Invalid object identifier '" + wanted + "'.");
        }
        DirectoryGroup group = directory.group(wanted).orElseThrow(() -> notFound(wanted));
        List<DirectoryListing.Entry> found =
                directory.transitiveMembers(group).tailMap(DirectoryListing.after(call) + "\0").entrySet().stream()
                        .limit(DirectoryListing.top(call) + 1L)
                        .map(DirectoryResource::member)
                        .toList();
        return DirectoryListing.page(call, "/groups/" + wanted + "/transitiveMembers", found);
    }

    private static DirectoryListing.Entry member(Map.Entry<String, Boolean> userById) {
        ObjectNode json = GraphJson.object()
                .put("@odata.type", userById.getValue() ? "#microsoft.graph.user" : "#microsoft.graph.group")
                .put("id", userById.getKey());
        return new DirectoryListing.Entry(userById.getKey(), json);
    }

    private static GraphRefusal notFound(String wanted) {
        return GraphRefusal.of(
                404,
                "Request_ResourceNotFound",
                "Resource '" + wanted
                        + "' does not exist or one of its queried reference-property objects are not present.");
    }

    private SandboxAnswer organization(Call call) {
        call.allowQuery(Set.of());
        ObjectNode organization = GraphJson.object().put("id", tenantId).put("displayName", "Kestrel (sandbox)");
        return GraphJson.answer(200, GraphJson.collection(List.of(organization)));
    }
}

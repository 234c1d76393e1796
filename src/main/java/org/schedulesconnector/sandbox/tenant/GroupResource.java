package org.schedulesconnector.sandbox.tenant;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code …/groups} and their members. */
final class GroupResource {
    private final Connections connections;
    private final TenantLimits limits;
    private final Writes writes;

    GroupResource(Connections connections, TenantLimits limits, Writes writes) {
        this.connections = connections;
        this.limits = limits;
        this.writes = writes;
    }

    void addTo(Routes routes) {
        String groups = "/external/connections/{connection}/groups";
        String members = groups + "/{group}/members";
        routes.add("GET", groups, Permission.ITEMS, this::refuseListing)
                .add("POST", groups, Permission.ITEMS, this::create)
                .add("GET", groups + "/{group}", Permission.ITEMS, this::read)
                .add("PATCH", groups + "/{group}", Permission.ITEMS, this::update)
                .add("DELETE", groups + "/{group}", Permission.ITEMS, this::delete)
                .add("GET", members, Permission.ITEMS, this::refuseListing)
                .add("POST", members, Permission.ITEMS, this::addMember)
                .add("DELETE", members + "/{member}", Permission.ITEMS, this::removeMember);
    }

    /** In the metadata, not in the reference: a connector must remember what it wrote. */
    private SandboxAnswer refuseListing(Call call) {
        connections.of(call);
        throw GraphRefusal.of(501, "NotImplemented", "Groups and members cannot be listed.");
    }

    private SandboxAnswer create(Call call) {
        Map<String, ExternalGroup> groups = connections.of(call).groups();
        ExternalGroup group = ExternalGroup.read(call.json(), limits.groupMembers());
        if (groups.putIfAbsent(group.id(), group) != null) {
            throw GraphRefusal.conflict("A group with the id '" + group.id() + "' already exists.");
        }
        writes.count(Writes.Kind.GROUP);
        return GraphJson.answer(201, group.toJson());
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of());
        return GraphJson.answer(200, group(call).toJson());
    }

    private SandboxAnswer update(Call call) {
        group(call).update(call.json());
        writes.count(Writes.Kind.GROUP);
        return GraphJson.empty(204);
    }

    private SandboxAnswer delete(Call call) {
        connections.of(call).groups().remove(group(call).id());
        writes.count(Writes.Kind.GROUP);
        return GraphJson.empty(204);
    }

    private SandboxAnswer addMember(Call call) {
        ExternalGroup group = group(call);
        StrictObject member = StrictObject.of(call.json(), "identity", Set.of("id", "type"));
        String id = member.requiredText("id");
        String type = member.requiredText("type");
        checkMember(call, type, id);
        group.add(memberKey(id), type);
        writes.count(Writes.Kind.GROUP);
        return GraphJson.answer(201, GraphJson.object().put("id", id).put("type", type));
    }

    private void checkMember(Call call, String type, String id) {
        switch (type) {
            case "user":
            case "group":
                if (!StrictObject.isGuid(id)) {
                    throw GraphRefusal.of(
                            400,
                            "InvalidGuidForAadMemberType",
                            "The id of a member of type " + type + " must be a GUID.");
                }
                break;
            case "externalGroup":
                if (!connections.of(call).groups().containsKey(id)) {
                    throw GraphRefusal.invalid("The external group '" + id + "' does not exist.");
                }
                break;
            default:
                throw GraphRefusal.malformed(
                        "'" + type + "' is not a member of " + StrictObject.NAMESPACE + "identityType.");
        }
    }

    private SandboxAnswer removeMember(Call call) {
        if (!group(call).remove(memberKey(call.segment("member")))) {
            throw GraphRefusal.notFound("The member '" + call.segment("member") + "' is not in the group.");
        }
        writes.count(Writes.Kind.GROUP);
        return GraphJson.empty(204);
    }

    private static String memberKey(String id) {
        return StrictObject.isGuid(id) ? id.toLowerCase(Locale.ROOT) : id;
    }

    private ExternalGroup group(Call call) {
        ExternalGroup group = connections.of(call).groups().get(call.segment("group"));
        if (group == null) {
            throw GraphRefusal.notFound("The group '" + call.segment("group") + "' does not exist.");
        }
        return group;
    }
}

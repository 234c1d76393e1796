package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code …/items}. */
final class ItemResource {
    private final String tenantId;
    private final Connections connections;
    private final Writes writes;
    private final AtomicInteger puts = new AtomicInteger();

    ItemResource(String tenantId, Connections connections, Writes writes) {
        this.tenantId = tenantId;
        this.connections = connections;
        this.writes = writes;
    }

    void addTo(Routes routes) {
        String items = "/external/connections/{connection}/items";
        routes.add("GET", items, Permission.ITEMS, this::refuseListing)
                .add("GET", items + "/{item}", Permission.ITEMS, this::read)
                .add("PUT", items + "/{item}", Permission.ITEMS, this::put)
                .add("DELETE", items + "/{item}", Permission.ITEMS, this::delete);
    }

    /** The metadata has a listing, the reference has none: a connector must not live on it. */
    private SandboxAnswer refuseListing(Call call) {
        connections.of(call);
        throw GraphRefusal.of(501, "NotImplemented", "Items cannot be listed. Read them one by one.");
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of());
        return connections
                .of(call)
                .items()
                .get(call.segment("item"))
                .map(item -> GraphJson.answer(200, item))
                .orElseThrow(() -> absent(call));
    }

    /** Every second answer has no body, which the reference allows. */
    private SandboxAnswer put(Call call) {
        call.allowQuery(Set.of());
        ExternalConnection connection = connections.of(call);
        String id = call.segment("item");
        ItemRules.checkId(id);
        TenantSchema schema = connection
                .registration()
                .schema(call.now())
                .orElseThrow(() -> GraphRefusal.invalid(
                        "The connection is in the state draft: register a schema before writing items."));
        ObjectNode item = ItemRules.read(call.json(), id, schema, tenantId);
        ItemStore.Stored stored = connection.items().put(id, item);
        writes.count(stored.created() ? Writes.Kind.ITEM_CREATED : Writes.Kind.ITEM_UPDATED);
        return puts.incrementAndGet() % 2 == 0 ? GraphJson.empty(200) : GraphJson.answer(200, stored.item());
    }

    private SandboxAnswer delete(Call call) {
        if (!connections.of(call).items().remove(call.segment("item"))) {
            throw absent(call);
        }
        writes.count(Writes.Kind.ITEM_DELETED);
        return GraphJson.empty(204);
    }

    private static GraphRefusal absent(Call call) {
        return GraphRefusal.notFound("The item '" + call.segment("item") + "' does not exist.");
    }
}

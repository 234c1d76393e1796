package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.schedulesconnector.sandbox.SandboxService;

/**
 * A Microsoft 365 tenant in memory. Graph is served by {@link #service()}; tests and the demo look at what was written by the methods
 * here. Safe for several threads.
 */
public final class Tenant {
    private final String id;
    private final String clientId;
    private final String token;
    private final Clock clock;
    private final Apps apps = new Apps();
    private final Directory directory = new Directory();
    private final Writes writes = new Writes();
    private final Connections connections;
    private final Throttle throttle;
    private final SandboxService service;

    private Tenant(Builder options) {
        id = options.id;
        clientId = options.clientId;
        clock = options.clock;
        connections = new Connections(options.foreignStatus);
        throttle = new Throttle(options.limits, options.nanoTime);
        token = addApp(clientId, options.roles);
        service = new TenantService(clock, apps, routes(options), throttle, options.limits.bodyBytes());
    }

    private Routes routes(Builder options) {
        Routes routes = new Routes();
        new ConnectionResource(connections, options.timing, writes).addTo(routes);
        new SchemaResource(connections, writes).addTo(routes);
        new ItemResource(id, connections, writes).addTo(routes);
        new GroupResource(connections, options.limits, writes).addTo(routes);
        new DirectoryResource(id, directory).addTo(routes);
        return routes;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Graph, with its paths below {@code /v1.0}. */
    public SandboxService service() {
        return service;
    }

    /** The tenant's GUID. */
    public String id() {
        return id;
    }

    /** The GUID of the connector's own app registration. */
    public String clientId() {
        return clientId;
    }

    /** The bearer token of the connector's own app registration; it does not expire. */
    public String token() {
        return token;
    }

    /**
     * Registers one more app.
     *
     * @param roles application permissions that it was granted
     * @return its bearer token
     */
    public String addApp(String appId, Set<String> roles) {
        return apps.add(new RegisteredApp(appId, Set.copyOf(roles)), id);
    }

    public Directory directory() {
        return directory;
    }

    public TenantCounters counters() {
        return writes.snapshot(throttle.throttled());
    }

    /** A connection as Graph would show it. */
    public Optional<ObjectNode> connection(String connectionId) {
        return connections.find(connectionId).map(connection -> connection.toJson(clock.instant()));
    }

    /** The registered schema with all labels by name; empty when there is none yet. */
    public Optional<ObjectNode> schema(String connectionId) {
        return connections
                .find(connectionId)
                .flatMap(connection -> connection.registration().schema(clock.instant()))
                .map(schema -> schema.toJson(true));
    }

    public Optional<ObjectNode> item(String connectionId, String itemId) {
        return connections
                .find(connectionId)
                .flatMap(connection -> connection.items().get(itemId));
    }

    /** All items of a connection by id; none when there is no such connection. */
    public SortedMap<String, ObjectNode> items(String connectionId) {
        return connections
                .find(connectionId)
                .map(connection -> connection.items().all())
                .orElseGet(TreeMap::new);
    }

    /** Takes an item away behind the connector's back. */
    public boolean loseItem(String connectionId, String itemId) {
        return connections
                .find(connectionId)
                .map(connection -> connection.items().remove(itemId))
                .orElse(false);
    }

    /** The groups of a connection by id, each with its member ids and their types. */
    public SortedMap<String, Map<String, String>> groups(String connectionId) {
        SortedMap<String, Map<String, String>> groups = new TreeMap<>();
        connections.find(connectionId).ifPresent(connection -> connection
                .groups()
                .forEach((groupId, group) -> groups.put(groupId, group.members())));
        return groups;
    }

    /** Takes an external group away behind the connector's back. */
    public boolean loseGroup(String connectionId, String groupId) {
        return connections
                .find(connectionId)
                .map(connection -> connection.groups().remove(groupId) != null)
                .orElse(false);
    }

    /** Options of a tenant; each has a default. */
    public static final class Builder {
        private String id = "4f6a1c1e-5c2b-4f0e-9a57-3a1d0c7be001";
        private String clientId = "a0d2e7b4-91c3-4d58-8f26-6c1b5e90f002";
        private Set<String> roles = Set.of(
                "ExternalConnection.ReadWrite.OwnedBy",
                "ExternalItem.ReadWrite.OwnedBy",
                "User.Read.All",
                "GroupMember.Read.All");
        private Clock clock = Clock.systemUTC();
        private LongSupplier nanoTime = System::nanoTime;
        private TenantLimits limits = TenantLimits.published();
        private SchemaTiming timing = SchemaTiming.quick();
        private int foreignStatus = 404;

        /** The tenant's GUID. */
        public Builder id(String value) {
            id = value;
            return this;
        }

        /** The GUID of the connector's app registration. */
        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        /** What the connector's app was granted; by default items and connections of its own, and reading users and members. */
        public Builder roles(Set<String> value) {
            roles = value;
            return this;
        }

        /** Tells how long schema operations run and dates errors. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Measures writes per second: apart from the clock, which a test may stop. */
        public Builder nanoTime(LongSupplier value) {
            nanoTime = value;
            return this;
        }

        public Builder limits(TenantLimits value) {
            limits = value;
            return this;
        }

        public Builder timing(SchemaTiming value) {
            timing = value;
            return this;
        }

        /** What an app gets for a connection of another app: 404 (the default) or 403, both were reported. */
        public Builder foreignStatus(int value) {
            foreignStatus = value;
            return this;
        }

        public Tenant build() {
            return new Tenant(this);
        }
    }
}

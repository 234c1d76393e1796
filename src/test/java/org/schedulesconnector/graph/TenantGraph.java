package org.schedulesconnector.graph;

import java.time.Duration;
import java.util.Map;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SandboxServer;
import org.schedulesconnector.sandbox.Traffic;
import org.schedulesconnector.sandbox.tenant.Tenant;
import org.schedulesconnector.sandbox.tenant.TenantLimits;

/** The sandbox's strict tenant over HTTP, and a Camel context that talks to it. */
final class TenantGraph implements AutoCloseable {
    private final Faults faults = new Faults(1);
    private final Tenant tenant;
    private final SandboxServer server;
    private final GraphCamel camel;

    TenantGraph() {
        this(Tenant.builder()
                .limits(TenantLimits.published().retryAfter(Duration.ofSeconds(1)))
                .build());
    }

    TenantGraph(Tenant tenant) {
        this.tenant = tenant;
        server = SandboxServer.serving(Sandbox.GRAPH, tenant.service())
                .faults(faults)
                .start();
        camel = new GraphCamel(server.url() + "/v1.0", GraphCredentials.staticToken(tenant.token()));
    }

    TenantGraph provisioned() {
        camel.provision(Fixtures.everyType());
        server.traffic().clear();
        return this;
    }

    Tenant tenant() {
        return tenant;
    }

    GraphCamel camel() {
        return camel;
    }

    Traffic traffic() {
        return server.traffic();
    }

    /** Requests of this method and path fare so. */
    Fault fault(String method, String path, Occurrence when, FaultAction action) {
        Fault fault = Fault.of(action).method(method).path(path).when(when);
        faults.add(fault);
        return fault;
    }

    int struck(Fault fault) {
        return faults.struck(fault);
    }

    void mend() {
        faults.clear();
    }

    GroupOutcome sync(GroupMembership.Builder group) {
        return camel.request(GroupOutcome.class, "syncGroup", group.build(), "&maxAttempts=3");
    }

    /** Member ids with their types; null when there is no such group. */
    Map<String, String> members(String groupId) {
        return tenant.groups(Fixtures.CONNECTION).get(groupId);
    }

    @Override
    public void close() {
        camel.close();
        server.close();
    }
}

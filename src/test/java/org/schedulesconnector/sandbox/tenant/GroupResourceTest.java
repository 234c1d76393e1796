package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class GroupResourceTest {
    private static final String GROUPS = "/external/connections/pd1/groups";
    private static final String MEMBERS = GROUPS + "/pdteamP1/members";
    private static final String ANA = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private static final String BO = "9b2d1c3a-1111-4222-8333-444455556666";

    private final Tenant tenant =
            Tenant.builder().limits(TenantLimits.published().groupMembers(2)).build();
    private final GraphCaller graph = GraphCaller.of(tenant);

    @BeforeEach
    void createConnectionAndGroup() {
        graph.post("/external/connections", "{'id':'pd1','name':'n','description':'d'}");
        graph.post(GROUPS, "{'id':'pdteamP1','displayName':'Team Platform'}");
    }

    @Test
    void createsReadsDescribesAndDeletesAGroup() {
        Reply created = graph.post(GROUPS, "{'id':'pdteamP2','displayName':'Two','description':'Second'}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(graph.patch(GROUPS + "/pdteamP2", "{'displayName':'Renamed'}")
                        .status())
                .isEqualTo(204);
        Reply read = graph.get(GROUPS + "/pdteamP2");
        assertThat(read.json().path("displayName").asText()).isEqualTo("Renamed");
        assertThat(read.json().path("description").asText()).isEqualTo("Second");
        assertThat(graph.delete(GROUPS + "/pdteamP2").status()).isEqualTo(204);
        assertThat(graph.delete(GROUPS + "/pdteamP2").status()).isEqualTo(404);
        assertThat(graph.get(GROUPS + "/pdteamP2").status()).isEqualTo(404);
    }

    @Test
    void refusesGroupsThatBreakARuleOrAreThereAlready() {
        assertThat(graph.post(GROUPS, "{'id':'team-1'}").status()).isEqualTo(400);
        assertThat(graph.post(GROUPS, "{'displayName':'No id'}").status()).isEqualTo(400);
        assertThat(graph.post(GROUPS, "{'id':'g1','@odata.type':'microsoft.graph.externalGroup'}")
                        .status())
                .isEqualTo(400);
        assertThat(graph.post(GROUPS, "{'id':'pdteamP1'}").status()).isEqualTo(409);
        assertThat(graph.get(GROUPS).status()).isEqualTo(501);
        assertThat(graph.get(MEMBERS).status()).isEqualTo(501);
    }

    @Test
    void addsAndRemovesMembersOneByOne() {
        assertThat(member(ANA, "user").status()).isEqualTo(201);
        assertThat(member(ANA.toUpperCase(Locale.ROOT), "user").status()).isEqualTo(409);
        assertThat(tenant.groups("pd1")).containsEntry("pdteamP1", Map.of(ANA, "user"));

        assertThat(graph.delete(MEMBERS + "/" + ANA).status()).isEqualTo(204);

        assertThat(graph.delete(MEMBERS + "/" + ANA).status()).isEqualTo(404);
        assertThat(tenant.groups("pd1")).containsEntry("pdteamP1", Map.of());
    }

    @Test
    void refusesAMemberThatIsNoObjectId() {
        Reply refused = member("ana@kestrel.example", "user");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("code").asText()).isEqualTo("InvalidGuidForAadMemberType");
        assertThat(member("admins", "group").status()).isEqualTo(400);
        assertThat(member(ANA, "person").status()).isEqualTo(400);
        assertThat(graph.post(MEMBERS, "{'id':'" + ANA + "','type':'user','identitySource':'azureActiveDirectory'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nestsOnlyGroupsThatExist() {
        assertThat(member("pdteamP2", "externalGroup").status()).isEqualTo(400);

        graph.post(GROUPS, "{'id':'pdteamP2'}");

        assertThat(member("pdteamP2", "externalGroup").status()).isEqualTo(201);
    }

    @Test
    void holdsAGroupToItsMostMembers() {
        member(ANA, "user");
        member(BO, "user");

        assertThat(member("00000000-0000-4000-8000-000000000001", "user").message())
                .contains("2 members");
    }

    private Reply member(String id, String type) {
        return graph.post(MEMBERS, "{'id':'" + id + "','type':'" + type + "'}");
    }
}

package org.schedulesconnector.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.sandbox.tenant.GraphCaller.Reply;

class DirectoryResourceTest {
    private final Tenant tenant = Tenant.builder()
            .roles(Set.of("User.Read.All", "GroupMember.Read.All", "Organization.Read.All"))
            .build();
    private final GraphCaller graph = GraphCaller.of(tenant);

    @BeforeEach
    void hire() {
        tenant.directory()
                .add(DirectoryUser.of("ana.ruiz@kestrel.example", "ana.ruiz@kestrel.example", "Ana Ruiz"))
                .add(DirectoryUser.of("bo@kestrel.example", "bo.lindqvist@kestrel.example", "Bo Lindqvist"))
                .add(DirectoryUser.of("o'brien@kestrel.example", null, "Pat O'Brien"));
    }

    @Test
    void findsUsersByEqualityAndMembership() {
        assertThat(names("userPrincipalName eq 'ANA.RUIZ@kestrel.example'")).containsExactly("Ana Ruiz");
        assertThat(names("mail in ('bo.lindqvist@kestrel.example', 'ana.ruiz@kestrel.example')"))
                .containsExactlyInAnyOrder("Ana Ruiz", "Bo Lindqvist");
        assertThat(names("userPrincipalName in ('o''brien@kestrel.example') or mail eq 'bo.lindqvist@kestrel.example'"))
                .containsExactlyInAnyOrder("Bo Lindqvist", "Pat O'Brien");
        assertThat(names("mail eq 'nobody@kestrel.example'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail eq nobody",
                "mail eq 'a' and mail eq 'b'",
                "mail in ()",
                "mail in ('a'",
                "startsWith(mail,'a')",
                "birthday eq 'a'",
                "mail eq 'a' or",
                "id in ('ana')",
                "accountEnabled eq 'true'",
                ""
            })
    void refusesAFilterItDoesNotServe(String filter) {
        assertThat(graph.get("/users", Map.of("$filter", filter)).status()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanFifteenValues() {
        assertThat(graph.get("/users", Map.of("$filter", in(15))).status()).isEqualTo(200);
        Reply refused = graph.get("/users", Map.of("$filter", in(16)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("Max allowed: 15");
    }

    private static String in(int values) {
        return IntStream.range(0, values)
                .mapToObj(i -> "'user" + i + "@kestrel.example'")
                .collect(Collectors.joining(",", "mail in (", ")"));
    }

    @Test
    void pagesByNextLinks() {
        IntStream.range(0, 20).forEach(i -> tenant.directory()
                .add(DirectoryUser.of("user" + i + "@kestrel.example", null, "User " + i)));
        Set<String> seen = new LinkedHashSet<>();
        Map<String, String> query = Map.of("$top", "10", "$select", "id");

        int pages = 0;
        while (query != null) {
            JsonNode page = graph.get("/users", query).json();
            page.path("value")
                    .forEach(user ->
                            assertThat(seen.add(user.path("id").asText())).isTrue());
            query = page.has("@odata.nextLink")
                    ? query(page.path("@odata.nextLink").asText())
                    : null;
            pages++;
        }

        assertThat(seen).hasSize(23);
        assertThat(pages).isEqualTo(3);
    }

    private static Map<String, String> query(String link) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(URI.create(link.replace("$", "%24")).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], pair[1]));
        return query;
    }

    @Test
    void selectsMembersAndRefusesUnknownOnesAndOptions() {
        JsonNode user = graph.get("/users/bo@kestrel.example", Map.of("$select", "id,mail"))
                .json();

        assertThat(user.size()).isEqualTo(2);
        assertThat(user.path("mail").asText()).isEqualTo("bo.lindqvist@kestrel.example");
        assertThat(graph.get("/users", Map.of("$select", "shoeSize")).status()).isEqualTo(400);
        assertThat(graph.get("/users", Map.of("$orderby", "mail")).status()).isEqualTo(400);
        assertThat(graph.get("/users", Map.of("$top", "1000")).status()).isEqualTo(400);
        assertThat(graph.get("/users", Map.of("$top", "0")).status()).isEqualTo(400);
    }

    @Test
    void findsOneUserByIdOrSignInName() {
        String id = tenant.directory().find("bo@kestrel.example").orElseThrow().id();

        assertThat(graph.get("/users/" + id).json().path("displayName").asText())
                .isEqualTo("Bo Lindqvist");
        tenant.directory().remove(id);
        Reply gone = graph.get("/users/" + id);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.error().path("code").asText()).isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void tellsGuestsAndDisabledAccountsWhenAsked() {
        DirectoryUser guest =
                DirectoryUser.of("guest@kestrel.example", null, "Guest").asGuest();
        tenant.directory().add(guest.disabled());

        JsonNode user = graph.get("/users/" + guest.id(), Map.of("$select", "accountEnabled,userType"))
                .json();

        assertThat(user.path("accountEnabled").asBoolean(true)).isFalse();
        assertThat(user.path("userType").asText()).isEqualTo("Guest");
        assertThat(graph.get("/users/" + guest.id()).json().has("userType")).isFalse();
    }

    @Test
    void listsMembersOfAGroupAndOfGroupsWithinOnceEachEvenInACircle() {
        String ana = tenant.directory()
                .find("ana.ruiz@kestrel.example")
                .orElseThrow()
                .id();
        String bo = tenant.directory().find("bo@kestrel.example").orElseThrow().id();
        DirectoryGroup inner = DirectoryGroup.of(
                "Inner", Set.of(ana, DirectoryGroup.of("Outer", Set.of()).id()));
        DirectoryGroup outer = DirectoryGroup.of("Outer", Set.of(ana, bo, inner.id(), "gone"));
        tenant.directory().add(inner).add(outer);

        Map<String, String> typeById = new HashMap<>();
        graph.get(members(outer.id()), Map.of("$select", "id"))
                .json()
                .path("value")
                .forEach(member -> typeById.put(
                        member.path("id").asText(), member.path("@odata.type").asText()));

        assertThat(typeById)
                .isEqualTo(Map.of(
                        ana,
                        "#microsoft.graph.user",
                        bo,
                        "#microsoft.graph.user",
                        inner.id(),
                        "#microsoft.graph.group"));
    }

    @Test
    void pagesMembersAndRefusesWhatItDoesNotServe() {
        Set<String> ids =
                tenant.directory().users().stream().map(DirectoryUser::id).collect(Collectors.toSet());
        DirectoryGroup group = DirectoryGroup.of("All", ids);
        tenant.directory().add(group);

        JsonNode first = graph.get(members(group.id()), Map.of("$top", "2")).json();
        JsonNode second = graph.get(
                        members(group.id()), query(first.path("@odata.nextLink").asText()))
                .json();

        assertThat(first.path("value")).hasSize(2);
        assertThat(second.path("value")).hasSize(1);
        assertThat(second.has("@odata.nextLink")).isFalse();
        assertThat(graph.get(members("all")).status()).isEqualTo(400);
        assertThat(graph.get(members(ids.iterator().next())).status()).isEqualTo(404);
        assertThat(graph.get(members(group.id()), Map.of("$select", "mail")).status())
                .isEqualTo(400);
        assertThat(graph.get(members(group.id()), Map.of("$count", "true")).status())
                .isEqualTo(400);
    }

    @Test
    void keepsMembersFromAnAppWithoutThePermission() {
        DirectoryGroup group = DirectoryGroup.of("All", Set.of());
        tenant.directory().add(group);
        String token = tenant.addApp("0b0c6e2e-0000-4000-8000-000000000001", Set.of("User.Read.All"));

        assertThat(new GraphCaller(tenant.service(), token)
                        .get(members(group.id()))
                        .status())
                .isEqualTo(403);
    }

    private static String members(String groupId) {
        return "/groups/" + groupId + "/transitiveMembers";
    }

    @Test
    void namesTheOrganization() {
        assertThat(graph.get("/organization").json().at("/value/0/id").asText()).isEqualTo(tenant.id());
    }

    private Set<String> names(String filter) {
        Set<String> names = new LinkedHashSet<>();
        graph.get("/users", Map.of("$filter", filter))
                .json()
                .path("value")
                .forEach(user -> names.add(user.path("displayName").asText()));
        return names;
    }
}

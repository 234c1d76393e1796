package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.graph.FakeGraph.Planned;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.UserLookup.Attribute;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.tenant.DirectoryGroup;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;
import org.schedulesconnector.sandbox.tenant.Tenant;

class GraphExternalDirectoryIT {
    private static final DirectoryUser ANA =
            DirectoryUser.of("Ana.Ruiz@kestrel.example", "ana.ruiz@kestrel.example", "Ana Ruiz");
    private static final DirectoryUser PAT = DirectoryUser.of("pat+o'brien&co@kestrel.example", null, "Pat O'Brien");
    private static final DirectoryUser GUEST = DirectoryUser.of(
                    "bo_partner.example#EXT#@kestrel.example", "bo@partner.example", "Bo")
            .asGuest();

    private final TenantGraph graph = new TenantGraph();

    @BeforeEach
    void hire() {
        graph.tenant().directory().add(ANA).add(PAT).add(GUEST);
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void findsUsersByNameWhateverTheirCaseAndCharacters() {
        ResolvedUsers users = resolve(
                Attribute.UPN,
                "ANA.RUIZ@kestrel.example",
                PAT.userPrincipalName(),
                GUEST.userPrincipalName(),
                "nobody@kestrel.example");

        assertThat(users.accounts("ana.ruiz@KESTREL.example"))
                .containsExactly(
                        new EntraUser(ANA.id(), ANA.userPrincipalName(), ANA.mail(), ANA.displayName(), true, false));
        assertThat(users.accounts(PAT.userPrincipalName())).singleElement().satisfies(pat -> assertThat(pat.mail())
                .isNull());
        assertThat(users.accounts(GUEST.userPrincipalName())).singleElement().matches(EntraUser::guest);
        assertThat(users.unresolved()).containsExactly("nobody@kestrel.example");
    }

    @Test
    void namesEveryAccountThatSharesAnAddress() {
        DirectoryUser second = DirectoryUser.of("ana.old@kestrel.example", "Ana.Ruiz@kestrel.example", "Ana Ruiz")
                .disabled();
        graph.tenant().directory().add(second);

        assertThat(resolve(Attribute.MAIL, "ana.ruiz@kestrel.example").accounts("ana.ruiz@kestrel.example"))
                .extracting(EntraUser::id, EntraUser::enabled)
                .containsExactlyInAnyOrder(tuple(ANA.id(), true), tuple(second.id(), false));
    }

    @Test
    void findsAccountsByObjectIdAndAsksForNoOther() {
        ResolvedUsers users = resolve(Attribute.OBJECT_ID, ANA.id().toUpperCase(Locale.ROOT), "ana");

        assertThat(users.accounts(ANA.id())).hasSize(1);
        assertThat(users.unresolved()).containsExactly("ana");
        assertThat(graph.traffic().total()).isEqualTo(1);
    }

    @Test
    void asksForTwoThousandNamesInAHundredAndThirtyFourRequestsAFewAtOnce() {
        List<String> names = IntStream.range(0, 2000)
                .mapToObj(i -> "user" + i + "@kestrel.example")
                .toList();
        names.forEach(name -> graph.tenant().directory().add(DirectoryUser.of(name, name, name)));

        Exchange exchange = graph.camel().send("resolveUsers", new UserLookup(Attribute.UPN, names), "");

        ResolvedUsers users = exchange.getMessage().getBody(ResolvedUsers.class);
        assertThat(users.byValue()).hasSize(2000);
        assertThat(users.unresolved()).isEmpty();
        assertThat(graph.traffic().total()).isEqualTo(134);
        assertThat(exchange.getMessage().getHeader(GraphExternalConstants.ATTEMPTS))
                .isEqualTo(134);
        assertThat(graph.traffic().maxInFlight()).isLessThanOrEqualTo(ConnectionClient.DIRECTORY_READERS);
    }

    @Test
    void readsEveryPageOfASharedAddress() {
        String shared = "oncall@kestrel.example";
        IntStream.range(0, 1005).forEach(i -> graph.tenant()
                .directory()
                .add(DirectoryUser.of("u" + i + "@kestrel.example", shared, "U" + i)));

        assertThat(resolve(Attribute.MAIL, shared).accounts(shared)).hasSize(1005);
        assertThat(graph.traffic().total()).isEqualTo(2);
    }

    @Test
    void repeatsWhatMayPassAndFailsWhenItDoesNot() {
        graph.fault("GET", "/users$", Occurrence.nth(1), FaultAction.status(429, Map.of("Retry-After", "1")));
        graph.fault("GET", "/users$", Occurrence.nth(2), FaultAction.truncated());
        long start = System.nanoTime();

        assertThat(resolve(Attribute.UPN, "ana.ruiz@kestrel.example").unresolved())
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(950));

        graph.fault("GET", "/users$", Occurrence.always(), FaultAction.html(503));
        GraphException failure = graph.camel()
                .failure("resolveUsers", new UserLookup(Attribute.UPN, List.of("a", "b")), "&maxAttempts=2");
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.attempts()).isEqualTo(2);
    }

    @Test
    void namesThePermissionThatIsMissing() {
        try (TenantGraph poor = new TenantGraph(
                Tenant.builder().roles(Set.of("ExternalItem.ReadWrite.OwnedBy")).build())) {
            GraphException users = poor.camel()
                    .failure("resolveUsers", new UserLookup(Attribute.MAIL, List.of("ana@kestrel.example")), "");
            GraphException members = poor.camel().failure("listGroupMembers", People.id(1), "");

            assertThat(users.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(users.remedy()).contains("User.Read.All", "consent");
            assertThat(users).hasMessageEndingWith(users.remedy());
            assertThat(members.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(members.remedy()).contains("GroupMember.Read.All", "consent");
        }
    }

    @Test
    void listsTheUsersOfAGroupAndOfTheGroupsWithin() {
        DirectoryGroup inner = DirectoryGroup.of("Inner", List.of(ANA.id(), GUEST.id()));
        DirectoryGroup outer = DirectoryGroup.of("Outer", List.of(inner.id(), PAT.id(), ANA.id()));
        graph.tenant().directory().add(inner).add(outer);

        assertThat(members(outer.id()))
                .containsExactlyInAnyOrder(ANA.id(), PAT.id(), GUEST.id())
                .isSorted();
        assertThat(membersOf(DirectoryGroup.of("Empty", List.of()))).isEmpty();
    }

    @Test
    void readsALargeGroupPageByPage() {
        List<String> ids = IntStream.range(0, 2100)
                .mapToObj(i -> DirectoryUser.of("u" + i + "@kestrel.example", null, "U" + i))
                .peek(graph.tenant().directory()::add)
                .map(DirectoryUser::id)
                .toList();

        assertThat(membersOf(DirectoryGroup.of("Large", ids))).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(graph.traffic().total()).isEqualTo(3);
    }

    @Test
    void tellsThatThereIsNoSuchGroup() {
        GraphException unknown = graph.camel().failure("listGroupMembers", People.id(1), "");
        GraphException noId = graph.camel().failure("listGroupMembers", "on-call", "");

        assertThat(unknown.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(unknown.remedy()).contains("object id");
        assertThat(noId.kind()).isEqualTo(Kind.INVALID);
        assertThat(noId).hasMessageContaining("on-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":[],\"@odata.nextLink\":\"https://elsewhere.example/v1.0/users?$skiptoken=1\"}",
                "{\"value\":[],\"@odata.nextLink\":\"//elsewhere.example/v1.0/users\"}",
                "{\"value\":[],\"@odata.nextLink\":\"not an address\"}",
                "{\"values\":[]}",
                "{\"value\":[{\"id\":\"00000000-0000-4000-8000-000000000001\"}]}"
            })
    void believesNoAnswerThatLeadsElsewhereOrTellsNoType(String answer) {
        try (FakeGraph fake = new FakeGraph();
                GraphCamel camel = new GraphCamel(fake.baseUrl())) {
            fake.plan("GET", "/transitiveMembers", Planned.json(answer));

            GraphException failure = camel.failure("listGroupMembers", People.id(1), "");

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_ANSWER);
            assertThat(fake.calls()).hasSize(1);
        }
    }

    @Test
    void followsNoPageTwice() {
        try (FakeGraph fake = new FakeGraph();
                GraphCamel camel = new GraphCamel(fake.baseUrl())) {
            Planned again = Planned.json(
                    "{\"value\":[],\"@odata.nextLink\":\"%s/users?$skiptoken=x\"}".formatted(fake.baseUrl()));
            fake.plan("GET", "/users", again, again, again);

            GraphException failure =
                    camel.failure("resolveUsers", new UserLookup(Attribute.UPN, List.of("ana@kestrel.example")), "");

            assertThat(failure).hasMessageContaining("twice");
            assertThat(fake.calls()).hasSize(2);
        }
    }

    private ResolvedUsers resolve(Attribute attribute, String... values) {
        return graph.camel()
                .request(ResolvedUsers.class, "resolveUsers", new UserLookup(attribute, List.of(values)), "");
    }

    private List<String> membersOf(DirectoryGroup group) {
        graph.tenant().directory().add(group);
        return members(group.id());
    }

    @SuppressWarnings("unchecked")
    private List<String> members(String groupId) {
        return graph.camel().request(List.class, "listGroupMembers", groupId, "");
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

class ExplainingTransportTest {
    private static final String CONNECTION = "/v1.0/external/connections/c1";

    @ParameterizedTest
    @CsvSource({
        CONNECTION + ", ExternalConnection.ReadWrite.OwnedBy",
        CONNECTION + "/schema, ExternalConnection.ReadWrite.OwnedBy",
        CONNECTION + "/items/P1, ExternalItem.ReadWrite.OwnedBy",
        CONNECTION + "/groups/g1/members, ExternalItem.ReadWrite.OwnedBy",
        "/v1.0/groups/1/members, GroupMember.Read.All",
        "/v1.0/users, User.Read.All"
    })
    void namesThePermissionThatNobodyConsentedTo(String path, String permission) {
        assertThat(refusal(path, Optional.of(Set.of("Something.Else"))).remedy())
                .startsWith("The token has no role " + permission)
                .contains("consent");
    }

    @Test
    void saysThatAnotherApplicationOwnsTheConnectionWhenConsentIsThere() {
        assertThat(refusal(CONNECTION + "/items/P1", Optional.of(Set.of("ExternalItem.ReadWrite.All")))
                        .remedy())
                .contains("consent is not what is missing", "another application owns");
    }

    @Test
    void saysBothWhenTheTokenTellsNothing() {
        assertThat(refusal(CONNECTION, Optional.empty()).remedy()).isEqualTo(Kind.FORBIDDEN.remedy());
    }

    @Test
    void readsTheRolesOfAToken() {
        assertThat(TokenRoles.read(token("{\"roles\":[\"A\",\"B\"]}"))).contains(Set.of("A", "B"));
        assertThat(TokenRoles.read(token("{}"))).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b.c", "a.!.c", "..", "a.W10.c"})
    void readsNothingOutOfWhatIsNoToken(String token) {
        assertThat(TokenRoles.read(token)).isEmpty();
    }

    private static GraphException refusal(String path, Optional<Set<String>> roles) {
        Transport refusing = request -> {
            throw GraphException.failed(
                    Kind.FORBIDDEN, "answered 403", new Evidence("PUT", path, 403, null, "r", "c"), null, null);
        };
        return catchThrowableOfType(
                GraphException.class, () -> new ExplainingTransport(refusing, () -> roles).send(null));
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".";
    }
}

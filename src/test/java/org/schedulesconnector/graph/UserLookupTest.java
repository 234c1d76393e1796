package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.graph.UserLookup.Attribute;

class UserLookupTest {
    @Test
    void asksForEachValueOnceInLowerCase() {
        UserLookup lookup = new UserLookup(Attribute.UPN, List.of(" Ana@Kestrel.example", "ana@kestrel.example", "bo"));

        assertThat(lookup.values()).containsExactly("ana@kestrel.example", "bo");
    }

    @Test
    void doesNotAskForWhatCannotBeAValue() {
        assertThat(new UserLookup(Attribute.OBJECT_ID, List.of("ana", People.id(1))).askable())
                .containsExactly(People.id(1));
        assertThat(new UserLookup(Attribute.MAIL, List.of("", "x".repeat(121), "x".repeat(120))).askable())
                .containsExactly("x".repeat(120));
    }

    @ParameterizedTest
    @CsvSource({
        "true, Member, a@k.example, true, false",
        "true, Guest, a@k.example, true, true",
        "false, Member, a@k.example, false, false",
        "null, Member, a@k.example, false, false",
        "true, , a_o.example#EXT#@k.example, true, true",
        "true, , a@k.example, true, false",
        "true, Member, a_o.example#EXT#@k.example, true, false"
    })
    void takesForEnabledOnlyWhatGraphSaysIsAndKnowsOldGuests(
            String enabled, String type, String name, boolean isEnabled, boolean isGuest) throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(
                        "{\"id\":\"ABC\",\"mail\":null,\"accountEnabled\":%s,\"userType\":%s,\"userPrincipalName\":\"%s\"}"
                                .formatted(enabled, type == null ? "null" : '"' + type + '"', name));

        EntraUser user = EntraUser.read(json);

        assertThat(user.id()).isEqualTo("abc");
        assertThat(user.mail()).isNull();
        assertThat(user.enabled()).isEqualTo(isEnabled);
        assertThat(user.guest()).isEqualTo(isGuest);
    }

    @Test
    void findsAccountsWhateverTheCaseOfTheValue() {
        EntraUser ana = new EntraUser(People.id(1), "ana@k.example", null, "Ana", true, false);
        ResolvedUsers users = new ResolvedUsers(Attribute.UPN, Map.of("ana@k.example", List.of(ana)), List.of("bo"));

        assertThat(users.accounts("ANA@k.example ")).containsExactly(ana);
        assertThat(users.accounts("bo")).isEmpty();
    }
}

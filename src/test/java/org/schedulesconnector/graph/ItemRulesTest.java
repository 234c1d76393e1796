package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.graph.AclEntry.Access;
import org.schedulesconnector.graph.AclEntry.Type;

class ItemRulesTest {
    private static final ConnectionSchema SCHEMA = Fixtures.everyType();

    @Test
    void acceptsAnItemWithAValueOfEveryType() {
        assertThat(ItemRules.problems(Fixtures.item("PABC123", Fixtures.everyValue()), SCHEMA))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "P-1", "P_1", "PÄ", "P 1"})
    void refusesIdsThatAreNotLettersAndDigits(String id) {
        assertThat(ItemRules.problems(Fixtures.item(id), SCHEMA))
                .containsExactly("its id is not 1 to 128 letters and digits");
        assertThatThrownBy(() -> ItemRules.checkId(id)).isInstanceOf(GraphException.class);
    }

    @Test
    void takesIdsUpTo128Characters() {
        assertThatCode(() -> ItemRules.checkId("A".repeat(128))).doesNotThrowAnyException();
        assertThatThrownBy(() -> ItemRules.checkId("A".repeat(129))).hasMessageContaining("1 to 128");
    }

    @Test
    void refusesAnEmptyAccessControlList() {
        ExternalItemDocument item = withAcl();

        assertThat(ItemRules.problems(item, SCHEMA)).singleElement().asString().contains("is empty");
    }

    @Test
    void wantsGuidsForUsersAndGroupsAndLettersForExternalGroups() {
        ExternalItemDocument item = withAcl(
                new AclEntry(Type.USER, "ana.ruiz@kestrel.example", Access.GRANT),
                new AclEntry(Type.GROUP, Fixtures.TENANT, Access.GRANT),
                new AclEntry(Type.EXTERNAL_GROUP, "pd-team", Access.DENY),
                new AclEntry(Type.EXTERNAL_GROUP, "pdteam1", Access.DENY),
                new AclEntry(Type.EVERYONE_EXCEPT_GUESTS, " ", Access.GRANT));

        assertThat(ItemRules.problems(item, SCHEMA))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("user 'ana.ruiz@kestrel.example'"))
                .anyMatch(problem -> problem.contains("external group 'pd-team'"))
                .anyMatch(problem -> problem.contains("everyoneExceptGuests"));
    }

    @Test
    void namesPropertiesThatTheSchemaDoesNotHave() {
        assertThat(ItemRules.problems(Fixtures.item("P1", Map.of("Colour", "red")), SCHEMA))
                .containsExactly("its property Colour is not in the connection's schema");
    }

    @Test
    void refusesNullsAndItemsWithoutProperties() {
        assertThat(ItemRules.problems(Fixtures.item("P1", Collections.singletonMap("Name", null)), SCHEMA))
                .containsExactly("its property Name is null; leave it out");
        assertThat(ItemRules.problems(Fixtures.item("P1", Map.of()), SCHEMA)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(PropertyType.class)
    void refusesAValueOfAnotherTypeForEveryType(PropertyType type) {
        ConnectionSchema schema = Fixtures.schema(Fixtures.property("X", type));

        assertThat(ItemRules.problems(Fixtures.item("P1", Map.of("X", new Object())), schema))
                .singleElement()
                .asString()
                .contains("X", type.wireName());
        assertThat(ItemRules.problems(Fixtures.item("P1", Map.of("X", List.of(new Object()))), schema))
                .hasSize(1);
    }

    @Test
    void refusesNumbersThatJsonCannotWriteAndPrincipalsWithOtherMembers() {
        Map<String, Object> values = Map.of("Coverage", Double.NaN, "Owner", Map.of("mail", "a@b.example"));

        assertThat(ItemRules.problems(Fixtures.item("P1", values), SCHEMA)).hasSize(2);
    }

    @Test
    void tellsAllProblemsAtOnceWithTheItemsId() {
        ExternalItemDocument item =
                new ExternalItemDocument("P-1", List.of(), Map.of("Name", 3L), ItemContent.text(" "));

        assertThatThrownBy(() -> ItemRules.check(item, SCHEMA))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll(
                        "Item P-1", "its id", "access control list", "property Name", "content is blank");
    }

    private static ExternalItemDocument withAcl(AclEntry... acl) {
        return new ExternalItemDocument("P1", List.of(acl), Map.of("Name", "x"), ItemContent.text("x"));
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonItemsTest {
    private final JsonItems items = new JsonItems("NextHandoff, Handoffs");

    @Test
    void readsEveryKindOfProperty() {
        String json =
                """
                {"id": "item1",
                 "acl": [{"type": "externalGroup", "value": "team1", "accessType": "grant"},
                         {"type": "user", "value": "6f0c", "accessType": "deny"}],
                 "properties": {"Name": "Plataforma", "Count": 3, "Coverage": 46.7, "HasGap": true, "Nothing": null,
                   "NextHandoff": "2026-09-09T18:00:00Z", "Handoffs@odata.type": "Collection(DateTimeOffset)",
                   "Handoffs": ["2026-09-09T18:00:00Z"], "Levels": [1, 2], "Owner": {"email": "ana@kestrel.example"}},
                 "content": {"type": "html", "value": "<p>Ana is on call.</p>"}}
                """;

        assertThat(items.read(json))
                .isEqualTo(new ExternalItemDocument(
                        "item1",
                        List.of(
                                new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "team1", AclEntry.Access.GRANT),
                                new AclEntry(AclEntry.Type.USER, "6f0c", AclEntry.Access.DENY)),
                        Map.of(
                                "Name",
                                "Plataforma",
                                "Count",
                                3L,
                                "Coverage",
                                46.7,
                                "HasGap",
                                true,
                                "NextHandoff",
                                Instant.parse("2026-09-09T18:00:00Z"),
                                "Handoffs",
                                List.of(Instant.parse("2026-09-09T18:00:00Z")),
                                "Levels",
                                List.of(1L, 2L),
                                "Owner",
                                Map.of("email", "ana@kestrel.example")),
                        new ItemContent(ItemContent.Type.HTML, "<p>Ana is on call.</p>")));
    }

    @Test
    void takesAnItemAsItIs() {
        ExternalItemDocument item = Fixtures.item("item1");

        assertThat(items.read(item)).isSameAs(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nonsense                                                                       | no JSON
                    {"acl": [], "content": {"value": "x"}}                                         | item's id is missing
                    {"id": "a", "content": {}}                                                     | item's value is missing
                    {"id": "a", "acl": [{"type": "team", "value": "t", "accessType": "grant"}]}    | team is none of user, group
                    {"id": "a", "properties": {"NextHandoff": "soon"}, "content": {"value": "x"}}  | NextHandoff is no instant
                    """)
    void namesWhatIsWrong(String json, String told) {
        assertThatThrownBy(() -> items.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteSchemaTest {
    @Test
    void readsPropertiesInEitherCaseWithWhatIsLeftOutAsFalse() {
        RemoteSchema schema = parse(
                "{'properties':[{'name':'Name','type':'String','isSearchable':true,'labels':['title']},{'name':'N','type':'int64'}]}");

        assertThat(schema.properties())
                .containsExactly(
                        new SchemaProperty(
                                "Name",
                                PropertyType.STRING,
                                null,
                                true,
                                false,
                                false,
                                false,
                                List.of("title"),
                                List.of()),
                        new SchemaProperty(
                                "N", PropertyType.INT64, null, false, false, false, false, List.of(), List.of()));
        assertThat(schema.tellsDescriptions()).isFalse();
    }

    @Test
    void seesThatDescriptionsAreToldEvenWhenTheyAreNull() {
        RemoteSchema schema = parse("{'properties':[{'name':'N','type':'string','description':null,'labels':null}]}");

        assertThat(schema.tellsDescriptions()).isTrue();
        assertThat(schema.properties().get(0).description()).isNull();
    }

    @Test
    void isEmptyBeforeOneIsRegistered() {
        assertThat(parse("{}").isEmpty()).isTrue();
        assertThat(parse("{'properties':null}").isEmpty()).isTrue();
    }

    @Test
    void namesAPropertyOfATypeItDoesNotKnow() {
        assertThatThrownBy(() -> parse("{'properties':[{'name':'N','type':'vector'}]}"))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("N", "vector");
    }

    private static RemoteSchema parse(String json) {
        try {
            return RemoteSchema.parse(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

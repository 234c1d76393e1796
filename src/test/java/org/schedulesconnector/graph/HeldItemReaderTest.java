package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.AclEntry.Access;
import org.schedulesconnector.graph.AclEntry.Type;

class HeldItemReaderTest {
    @Test
    void readsWhatGraphHolds() {
        HeldItem item = read("{'acl':[{'type':'externalGroup','value':'pdteam','accessType':'Deny'}],"
                + "'properties':{'Name':'x','N':1,'Teams@odata.type':'Collection(String)','Teams':['a']},"
                + "'content':{'type':'html','value':'<p>x</p>'}}");

        assertThat(item.acl()).containsExactly(new AclEntry(Type.EXTERNAL_GROUP, "pdteam", Access.DENY));
        assertThat(item.properties().keySet()).containsExactly("Name", "N", "Teams");
        assertThat(item.content()).isEqualTo(new ItemContent(ItemContent.Type.HTML, "<p>x</p>"));
    }

    @Test
    void readsAnItemWithoutContentOrProperties() {
        HeldItem item = read("{'acl':[],'properties':null,'content':null}");

        assertThat(item.properties()).isEmpty();
        assertThat(item.content()).isNull();
    }

    @Test
    void doesNotGuessAtAnAccessItDoesNotKnow() {
        assertThatThrownBy(() -> read("{'acl':[{'type':'planet','value':'x','accessType':'grant'}]}"))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("P1", "planet");
    }

    private static HeldItem read(String json) {
        try {
            return HeldItemReader.read("P1", new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteConnectionTest {
    private static final ConnectionDefinition WANTED = Fixtures.definition(Fixtures.everyType());

    @Test
    void doesNotTakeSilenceForADifference() {
        RemoteConnection silent = parse("{'id':'kestrel'}");

        assertThat(silent.hasTexts(WANTED)).isTrue();
        assertThat(silent.tellsResolvers()).isFalse();
        assertThat(silent.tellsTemplates()).isFalse();
        assertThat(silent.state()).isEmpty();
    }

    @Test
    void takesAnotherTextOrNoneForADifference() {
        assertThat(parse("{'name':'PagerDuty schedules','description':'On-call schedules'}")
                        .hasTexts(WANTED))
                .isTrue();
        assertThat(parse("{'name':'Other'}").hasTexts(WANTED)).isFalse();
        assertThat(parse("{'description':null}").hasTexts(WANTED)).isFalse();
    }

    @Test
    void comparesLayoutsByTheValueOfTheirNumbers() {
        RemoteConnection held = parse("{'searchSettings':{'searchResultTemplates':[{'id':'schedule','priority':1,"
                + "'layout':{'type':'AdaptiveCard','version':'1.3','size':2.0,'body':[]}}]}}");

        assertThat(held.hasTemplate(WANTED.resultTemplate())).isTrue();
        assertThat(held.hasTemplate(new ResultTemplate("schedule", "{\"type\":\"AdaptiveCard\"}")))
                .isFalse();
        assertThat(held.hasTemplate(
                        new ResultTemplate("other", WANTED.resultTemplate().layout())))
                .isFalse();
    }

    @Test
    void comparesResolversByPriority() {
        RemoteConnection held = parse(
                "{'activitySettings':{'urlToItemResolvers':["
                        + "{'priority':2,'itemId':'{b}','urlMatchInfo':{'baseUrls':['https://b.example'],'urlPattern':'/b'}},"
                        + "{'priority':1,'itemId':'{a}','urlMatchInfo':{'baseUrls':['https://a.example'],'urlPattern':'/a'}}]}}");
        UrlResolver a = new UrlResolver(List.of("https://a.example"), "/a", "{a}");
        UrlResolver b = new UrlResolver(List.of("https://b.example"), "/b", "{b}");

        assertThat(held.hasResolvers(List.of(a, b))).isTrue();
        assertThat(held.hasResolvers(List.of(b, a))).isFalse();
        assertThat(held.hasResolvers(List.of(a))).isFalse();
    }

    private static RemoteConnection parse(String json) {
        try {
            return new RemoteConnection(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

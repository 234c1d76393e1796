package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.pagerduty.PagerDutyPages.Reading;

class PagerDutyPagesTest {
    private final PagerDutyPages pages = new PagerDutyPages();

    @Test
    void movesOnByWhatArrivedAndGivesEachObjectOnce() {
        Reading services = pages.begin("/services", "services", 2, "team_ids%5B%5D=P1");

        assertThat(services.getRequest().query()).isEqualTo("team_ids%5B%5D=P1&limit=2&offset=0");
        assertThat(pages.accept(services, page(true, "A", "B"))).hasSize(2);
        assertThat(services.getRequest().query()).endsWith("offset=2");
        assertThat(pages.accept(services, page(false, "B", "C")))
                .extracting(one -> one.path("id").asText())
                .containsExactly("C");
        assertThat(services.hasNext()).isFalse();
        pages.requireComplete(services);
    }

    @Test
    void saysThatPagerDutyServesNoMoreThanTenThousand() {
        Reading incidents = pages.begin("/incidents", "incidents", 10_000, "");
        pages.accept(incidents, page(true, "A"));

        assertThat(incidents.hasNext()).isFalse();
        assertThatThrownBy(() -> pages.requireComplete(incidents))
                .isInstanceOf(PagerDutyException.class)
                .hasMessageContaining("10000")
                .hasMessageContaining("filter");
    }

    private static JsonNode page(boolean more, String... ids) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        for (String id : ids) {
            objects.addObject().put("id", id);
        }
        page.set("services", objects);
        page.set("incidents", objects);
        return page.put("more", more);
    }
}

package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnCallListingTest {
    private static final Instant FROM = Instant.parse("2026-09-08T10:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-09-16T00:00:00Z");

    @Test
    void asksForAFewSchedulesAtATime() {
        List<String> ids = IntStream.range(0, 51).mapToObj("PS%03d"::formatted).toList();
        OnCallListing listing = new OnCallListing(ids, FROM, UNTIL);

        assertThat(listing.request().query())
                .contains("PS000", "PS049", "since=2026-09-08")
                .doesNotContain("PS050");
        listing.accept(JsonText.json("{'oncalls':[],'more':false}"));
        assertThat(listing.request().query()).contains("PS050").doesNotContain("PS049");
        listing.accept(JsonText.json("{'oncalls':[],'more':false}"));

        assertThat(listing.hasNext()).isFalse();
        assertThat(listing.isComplete()).isTrue();
    }

    @Test
    void handsOnEveryRowAndFollowsThePages() {
        OnCallListing listing = new OnCallListing(List.of("PS1"), FROM, UNTIL);

        assertThat(listing.accept(JsonText.json("{'oncalls':[{'a':1},{'a':1}],'more':true}")))
                .hasSize(2);

        assertThat(listing.request().query()).contains("offset=2");
        assertThat(listing.found()).isEqualTo(2);
    }

    @Test
    void givesUpBeforeTheCeiling() {
        OnCallListing listing = new OnCallListing(List.of("PS1"), FROM, UNTIL);
        String hundred = "{},".repeat(99) + "{}";

        while (listing.hasNext()) {
            listing.accept(JsonText.json("{'oncalls':[" + hundred + "],'more':true}"));
        }

        assertThat(listing.isComplete()).isFalse();
        assertThat(listing.found()).isEqualTo(10_000);
        assertThat(listing.shortfall()).contains("10000");
    }
}

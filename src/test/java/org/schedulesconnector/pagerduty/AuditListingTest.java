package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditListingTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00.500Z");
    private static final Pattern SPAN = Pattern.compile(".*since=([^&]+)&until=([^&]+).*");

    @Test
    void coversTwelveMonthsBackwardsInSlicesWithoutGaps() {
        AuditListing listing = new AuditListing(List.of("schedules"), Instant.MIN, NOW);
        List<Instant[]> spans = new ArrayList<>();

        while (listing.hasNext()) {
            spans.add(span(listing.request()));
            listing.accept(JsonText.json("{'records':[],'next_cursor':null}"));
        }

        assertThat(spans.get(0)[1]).isEqualTo("2026-09-08T10:00:01Z");
        assertThat(spans.get(spans.size() - 1)[0])
                .isBetween(
                        NOW.atOffset(ZoneOffset.UTC).minusMonths(12).toInstant(),
                        Instant.parse("2025-09-08T11:00:01Z"));
        assertThat(spans).allSatisfy(span -> assertThat(Duration.between(span[0], span[1]))
                .isLessThanOrEqualTo(Duration.ofDays(31)));
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i)[1]).isEqualTo(spans.get(i - 1)[0]);
        }
        assertThat(listing.isComplete()).isTrue();
    }

    @Test
    void asksForNoMoreThanTheSecondThatHasBegun() {
        Instant whole = Instant.parse("2026-09-08T10:00:00Z");

        assertThat(span(new AuditListing(List.of("schedules"), Instant.MIN, whole).request())[1])
                .isEqualTo(whole);
    }

    @Test
    void keepsTheFiltersWhileItFollowsACursor() {
        AuditListing listing = new AuditListing(List.of("schedules"), Instant.MIN, NOW);
        String first = listing.request().query();

        listing.accept(JsonText.json("{'records':[{'id':'A'}],'next_cursor':'a b'}"));

        assertThat(listing.request().query()).isEqualTo(first + "&cursor=a%20b");
        assertThat(first).contains("root_resource_types%5B%5D=schedules", "limit=100");
    }

    @Test
    void countsARecordAtTheEdgeOfTwoSlicesOnce() {
        AuditListing listing = new AuditListing(List.of("schedules"), Instant.MIN, NOW);

        listing.accept(JsonText.json("{'records':[{'id':'A'}],'next_cursor':null}"));
        assertThat(listing.accept(JsonText.json("{'records':[{'id':'A'},{'id':'B'}],'next_cursor':null}")))
                .hasSize(1);

        assertThat(listing.found()).isEqualTo(2);
    }

    @Test
    void refusesToGoInCircles() {
        AuditListing listing = new AuditListing(List.of("schedules"), Instant.MIN, NOW);
        listing.accept(JsonText.json("{'records':[],'next_cursor':'x'}"));

        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> listing.accept(JsonText.json("{'records':[],'next_cursor':'x'}")))
                .withMessageContaining("never end");
        assertThat(listing.isComplete()).isFalse();
    }

    private static Instant[] span(PagerDutyRequest request) {
        Matcher matcher = SPAN.matcher(request.query().replace("%3A", ":"));
        assertThat(matcher.matches()).isTrue();
        return new Instant[] {Instant.parse(matcher.group(1)), Instant.parse(matcher.group(2))};
    }
}

package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditListingTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00.500Z");
    private static final Pattern SPAN = Pattern.compile(".*since=([^&]+)&until=([^&]+).*");

    @Test
    void coversTwelveMonthsBackwardsInSlicesWithoutGaps() {
        List<Instant[]> spans =
                slices().stream().map(slice -> span(slice.request())).toList();

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
    }

    @Test
    void asksForNoMoreThanTheSecondThatHasBegun() {
        Instant whole = Instant.parse("2026-09-08T10:00:00Z");

        assertThat(span(AuditListing.slices(List.of("schedules"), Instant.MIN, whole)
                        .get(0)
                        .request())[1])
                .isEqualTo(whole);
    }

    @Test
    void keepsTheFiltersWhileItFollowsACursor() {
        Listing listing = slices().get(0);
        String first = listing.request().query();

        listing.accept(JsonText.json("{'records':[{'id':'A'}],'next_cursor':'a b'}"));

        assertThat(listing.request().query()).isEqualTo(first + "&cursor=a%20b");
        assertThat(first).contains("root_resource_types%5B%5D=schedules", "limit=100");
    }

    @Test
    void countsARecordThatComesTwiceOnceAndEndsWithoutCursor() {
        Listing listing = slices().get(0);

        listing.accept(JsonText.json("{'records':[{'id':'A'}],'next_cursor':'x'}"));
        assertThat(listing.isComplete()).isFalse();
        assertThat(listing.accept(JsonText.json("{'records':[{'id':'A'},{'id':'B'}],'next_cursor':null}")))
                .hasSize(1);

        assertThat(listing.found()).isEqualTo(2);
        assertThat(listing.isComplete()).isTrue();
    }

    @Test
    void asksForNothingWhenTheClockWasSetBack() {
        assertThat(AuditListing.slices(List.of("schedules"), NOW.plusSeconds(60), NOW))
                .singleElement()
                .satisfies(slice -> {
                    assertThat(slice.hasNext()).isFalse();
                    assertThat(slice.isComplete()).isTrue();
                });
    }

    @Test
    void asksOnceForTheSecondThatHasBegun() {
        assertThat(AuditListing.slices(List.of("schedules"), NOW, NOW)).hasSize(1);
    }

    @Test
    void refusesToGoInCircles() {
        Listing listing = slices().get(0);
        listing.accept(JsonText.json("{'records':[],'next_cursor':'x'}"));

        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> listing.accept(JsonText.json("{'records':[],'next_cursor':'x'}")))
                .withMessageContaining("never end");
        assertThat(listing.isComplete()).isFalse();
    }

    private static List<Listing> slices() {
        return AuditListing.slices(List.of("schedules"), Instant.MIN, NOW);
    }

    private static Instant[] span(PagerDutyRequest request) {
        Matcher matcher = SPAN.matcher(request.query().replace("%3A", ":"));
        assertThat(matcher.matches()).isTrue();
        return new Instant[] {Instant.parse(matcher.group(1)), Instant.parse(matcher.group(2))};
    }
}

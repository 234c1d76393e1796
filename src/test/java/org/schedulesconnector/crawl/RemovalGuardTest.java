package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalGuardTest {
    private static final OptionalInt NO_APPROVAL = OptionalInt.empty();

    private static final Set<String> NO_FILTER = Set.of();

    private final RemovalGuard guard = new RemovalGuard(TestSettings.removal(10, 10));

    @Test
    void removesNothingWhenEverythingWasSeen() {
        assertThat(decide(100, 0, NO_APPROVAL)).isEqualTo(new RemovalDecision.Nothing());
    }

    @Test
    void removesWhatVanished() {
        RemovalCase known =
                new RemovalCase(Set.of("P3", "P1", "P2"), Set.of("P2", "P9"), NO_FILTER, true, false, NO_APPROVAL);

        assertThat(guard.decide(known)).isEqualTo(new RemovalDecision.Remove(List.of("P1", "P3")));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 100, Remove, more than ten but not more than 10 %",
        "20, 10, Remove, half but not more than ten",
        "110, 11, Remove, exactly 10 %",
        "109, 11, Withheld, both bounds exceeded",
        "1000, 101, Withheld, both bounds exceeded"
    })
    void withholdsOnlyWhenBothBoundsAreExceeded(int items, int missing, String decision) {
        assertThat(decide(items, missing, NO_APPROVAL).getClass().getSimpleName())
                .isEqualTo(decision);
    }

    @Test
    void saysWhatItHoldsBackAndHowToApprove() {
        RemovalDecision.Withheld withheld = (RemovalDecision.Withheld) decide(50, 12, NO_APPROVAL);

        assertThat(withheld.ids()).hasSize(12);
        assertThat(withheld.reason())
                .isEqualTo("12 items gone from PagerDuty, of 50 in the index: more than 10 and more than 10 %.");
        assertThat(withheld.approval()).isEqualTo("If they are really gone, run: crawl --approve-deletions 12.");
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "500"})
    void withholdsEverythingHoweverFewThereAre(int items) {
        RemovalDecision decision = decide(items, items, NO_APPROVAL);

        assertThat(decision).isInstanceOf(RemovalDecision.Withheld.class);
        assertThat(((RemovalDecision.Withheld) decision).reason()).endsWith(": that is everything.");
        assertThat(((RemovalDecision.Withheld) decision).approval()).contains("subdomain");
    }

    @Test
    void withholdsEverythingWhenAnotherAccountAnswers() {
        RemovalCase known =
                new RemovalCase(Set.of("P1", "P2"), Set.of("Q1", "Q2"), NO_FILTER, true, false, NO_APPROVAL);

        assertThat(guard.decide(known)).isInstanceOf(RemovalDecision.Withheld.class);
    }

    @Test
    void removesWhatWasApproved() {
        assertThat(decide(50, 12, OptionalInt.of(12))).isInstanceOf(RemovalDecision.Remove.class);
        assertThat(decide(3, 3, OptionalInt.of(5))).isInstanceOf(RemovalDecision.Remove.class);
    }

    @Test
    void removesNothingWhenMoreWouldGoThanWasApproved() {
        RemovalDecision.Withheld withheld = (RemovalDecision.Withheld) decide(50, 13, OptionalInt.of(12));

        assertThat(withheld.ids()).hasSize(13);
        assertThat(withheld.approval()).endsWith("--approve-deletions 13 (12 were approved, which is too few).");
    }

    @Test
    void forbidsWhenAListingFailedEvenIfApproved() {
        RemovalCase known =
                new RemovalCase(Set.of("P1", "P2"), Set.of("P2"), NO_FILTER, false, false, OptionalInt.of(10));

        assertThat(guard.decide(known))
                .isEqualTo(new RemovalDecision.Forbidden(
                        "1 item not seen, but a listing failed: nothing is deleted until a crawl sees them all."));
    }

    @Test
    void forbidsWhenTheRunIsLimitedEvenIfApproved() {
        RemovalCase known =
                new RemovalCase(Set.of("P1", "P2", "P3"), Set.of("P2"), NO_FILTER, true, true, OptionalInt.of(10));

        assertThat(guard.decide(known))
                .isEqualTo(new RemovalDecision.Forbidden(
                        "2 items not seen, but this run looked at a part of the account only: it never deletes."));
    }

    @Test
    void removesWhatAFilterDropsTogetherWithWhatVanished() {
        RemovalCase known =
                new RemovalCase(Set.of("P1", "P2", "P3"), Set.of("P2"), Set.of("P3", "P9"), true, false, NO_APPROVAL);

        assertThat(guard.decide(known)).isEqualTo(new RemovalDecision.Remove(List.of("P1", "P3")));
    }

    @Test
    void countsWhatVanishedAndWhatAFilterDropsTogether() {
        RemovalDecision.Withheld withheld = (RemovalDecision.Withheld) decideFiltered(50, 6, 5, NO_APPROVAL);

        assertThat(withheld.ids()).hasSize(11);
        assertThat(withheld.reason())
                .isEqualTo("6 items gone from PagerDuty and 5 items excluded by a filter, of 50 in the index: "
                        + "more than 10 and more than 10 %.");
        assertThat(withheld.approval())
                .isEqualTo("Check what crawl.include.* and crawl.exclude.* say; if they are to go, run: "
                        + "crawl --approve-deletions 11.");
        assertThat(decideFiltered(50, 5, 5, NO_APPROVAL)).isInstanceOf(RemovalDecision.Remove.class);
        assertThat(decideFiltered(50, 6, 5, OptionalInt.of(11))).isInstanceOf(RemovalDecision.Remove.class);
    }

    @Test
    void withholdsAFilterThatDropsEverything() {
        RemovalDecision.Withheld withheld = (RemovalDecision.Withheld) decideFiltered(3, 0, 3, NO_APPROVAL);

        assertThat(withheld.reason()).isEqualTo("3 items excluded by a filter, of 3 in the index: that is everything.");
        assertThat(withheld.approval()).contains("crawl.include.*", "subdomain");
    }

    @Test
    void forbidsAFilterToDeleteWhenTheRunProvesNothing() {
        RemovalCase failed =
                new RemovalCase(Set.of("P1", "P2"), Set.of("P2"), Set.of("P1"), false, false, OptionalInt.of(10));
        RemovalCase limited =
                new RemovalCase(Set.of("P1", "P2", "P3"), Set.of("P2"), Set.of("P1"), true, true, OptionalInt.of(10));

        assertThat(guard.decide(failed))
                .isEqualTo(new RemovalDecision.Forbidden("1 item excluded by a filter, but a listing failed: "
                        + "nothing is deleted until a crawl sees them all."));
        assertThat(guard.decide(limited))
                .isEqualTo(
                        new RemovalDecision.Forbidden("1 item not seen and 1 item excluded by a filter, but this run "
                                + "looked at a part of the account only: it never deletes."));
    }

    @Test
    void hasNothingToSayAboutAnEmptyIndex() {
        RemovalCase known = new RemovalCase(Set.of(), Set.of(), NO_FILTER, false, true, NO_APPROVAL);

        assertThat(guard.decide(known)).isEqualTo(new RemovalDecision.Nothing());
    }

    private RemovalDecision decide(int items, int missing, OptionalInt approved) {
        Set<String> seen = ids(items).stream().skip(missing).collect(Collectors.toSet());
        return guard.decide(new RemovalCase(Set.copyOf(ids(items)), seen, NO_FILTER, true, false, approved));
    }

    private RemovalDecision decideFiltered(int items, int vanished, int excluded, OptionalInt approved) {
        Set<String> seen = ids(items).stream().skip(vanished + excluded).collect(Collectors.toSet());
        Set<String> dropped = ids(vanished + excluded).stream().skip(vanished).collect(Collectors.toSet());
        return guard.decide(new RemovalCase(Set.copyOf(ids(items)), seen, dropped, true, false, approved));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "P" + i).toList();
    }
}

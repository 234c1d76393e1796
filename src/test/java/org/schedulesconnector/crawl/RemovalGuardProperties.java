package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RemovalGuardProperties {
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void neverRemovesWhatWasSeenAndOnlyWhatTheLedgerHolds(
            @ForAll("ids") Set<String> ledger,
            @ForAll("ids") Set<String> seen,
            @ForAll("ids") Set<String> excluded,
            @ForAll boolean complete,
            @ForAll boolean limited,
            @ForAll @IntRange(max = 60) int approved) {
        RemovalDecision decision =
                guard().decide(new RemovalCase(ledger, seen, excluded, complete, limited, OptionalInt.of(approved)));

        if (decision instanceof RemovalDecision.Remove remove) {
            assertThat(remove.ids())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(ledger::contains)
                    .noneMatch(seen::contains);
        }
    }

    @Property(tries = TRIES)
    void neverRemovesAnythingWithoutCompleteListingsOfTheWholeAccount(
            @ForAll("ids") Set<String> ledger,
            @ForAll("ids") Set<String> seen,
            @ForAll("ids") Set<String> excluded,
            @ForAll boolean completeButLimited,
            @ForAll @IntRange(max = 1_000) int approved) {
        RemovalDecision decision = guard().decide(new RemovalCase(
                ledger, seen, excluded, completeButLimited, completeButLimited, OptionalInt.of(approved)));

        assertThat(decision).isNotInstanceOfAny(RemovalDecision.Remove.class, RemovalDecision.Withheld.class);
    }

    @Property(tries = TRIES)
    void neverEmptiesTheIndexUnasked(@ForAll("ids") Set<String> ledger, @ForAll("ids") Set<String> excluded) {
        RemovalDecision decision =
                guard().decide(new RemovalCase(ledger, Set.of(), excluded, true, false, OptionalInt.empty()));

        assertThat(decision).isNotInstanceOf(RemovalDecision.Remove.class);
    }

    @Property(tries = TRIES)
    void decidesAboutEveryMissingItemOrNone(
            @ForAll("ids") Set<String> ledger, @ForAll("ids") Set<String> seen, @ForAll("ids") Set<String> excluded) {
        Set<String> missing = ledger.stream().filter(id -> !seen.contains(id)).collect(Collectors.toSet());

        RemovalDecision decision =
                guard().decide(new RemovalCase(ledger, seen, excluded, true, false, OptionalInt.empty()));

        if (decision instanceof RemovalDecision.Remove remove) {
            assertThat(remove.ids()).containsExactlyInAnyOrderElementsOf(missing);
        } else if (decision instanceof RemovalDecision.Withheld withheld) {
            assertThat(withheld.ids()).containsExactlyInAnyOrderElementsOf(missing);
        } else {
            assertThat(missing).isEmpty();
        }
    }

    @Provide
    Arbitrary<Set<String>> ids() {
        return Arbitraries.integers().between(1, 60).map(n -> "P" + n).set().ofMaxSize(60);
    }

    private static RemovalGuard guard() {
        return new RemovalGuard(TestSettings.removal(10, 10));
    }
}

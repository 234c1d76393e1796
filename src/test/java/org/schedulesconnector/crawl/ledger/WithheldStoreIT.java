package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.crawl.ledger.WithheldStore.Withheld;

@ParameterizedClass
@EnumSource
class WithheldStoreIT {
    @Parameter
    TestDatabase database;

    private final MovableClock clock = MovableClock.stopped();
    private Ledger ledger;
    private WithheldStore withheld;

    @BeforeEach
    void open() {
        ledger = database.open(clock);
        withheld = ledger.withheld();
    }

    @Test
    void keepsWhatTheLastRunHeldBackWithItsNames() {
        ledger.items()
                .save(new LedgerItem(
                        "P2", ItemKind.LAYER_BASED, "Primary", Set.of(), "a", "b", null, null, clock.instant(), 3));
        withheld.replace(4, List.of("P9"));

        withheld.replace(5, List.of("P2", "P1", "P2"));

        assertThat(withheld.list()).containsExactly(new Withheld("P1", null, 5), new Withheld("P2", "Primary", 5));
    }

    @Test
    void keepsNothingOnceNothingIsHeldBack() {
        withheld.replace(4, List.of("P9"));

        withheld.replace(5, List.of());

        assertThat(withheld.list()).isEmpty();
    }

    @Test
    void keepsConnectionsApartAndForgetsWithTheConnection() {
        Ledger other = database.open(clock);
        other.withheld().replace(1, List.of("P1"));
        withheld.replace(1, List.of("P1"));

        ledger.forgetConnection();

        assertThat(withheld.list()).isEmpty();
        assertThat(other.withheld().list()).hasSize(1);
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.HandOffClock;
import org.schedulesconnector.crawl.ledger.LedgerItem;

/** The clock that asks for passed hand-offs. */
@Timeout(60)
class HandOffClockIT {
    @Test
    void tellsEachHandOffOnceWhetherItIsWrittenOrNot() {
        try (CrawlWorld world = CrawlWorld.start()) {
            world.crawl();
            HandOffClock handOffs = new HandOffClock(world.ledger(), world.clock());
            List<Instant> moments = world.ledger().items().load().values().stream()
                    .map(LedgerItem::nextHandoff)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .limit(2)
                    .toList();
            assertThat(handOffs.isDue()).isFalse();

            world.clock()
                    .advance(Duration.between(world.clock().instant(), moments.get(0))
                            .plusSeconds(1));
            assertThat(handOffs.isDue()).isTrue();
            assertThat(handOffs.isDue()).as("the same again").isFalse();
            assertThat(handOffs.request()).isEqualTo(CrawlRequest.handOff());
            world.clock()
                    .advance(Duration.between(world.clock().instant(), moments.get(1))
                            .plusSeconds(1));
            assertThat(handOffs.isDue()).as("another").isTrue();

            world.crawl(handOffs.request());

            assertThat(handOffs.isDue()).isFalse();
            assertThat(world.ledger().items().due(world.clock().instant())).isEmpty();
        }
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.settings.StateSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} at random moments of real processes. {@code -Dkill.seed=N} tells one story again, {@code -Dkill.number=N} makes it
 * longer.
 */
@Timeout(300)
class KillIT {
    private static final Logger LOG = LoggerFactory.getLogger(KillIT.class);

    @Test
    void comesToTheRightEndAfterBeingKilledAtTwentyMoments() {
        long seed = Long.getLong("kill.seed", Instant.now().getEpochSecond());
        LOG.info("kill.seed={}", seed);
        try (KillStory story = new KillStory(seed)) {
            story.tell(Integer.getInteger("kill.number", 20));
            LOG.info("killed in the phases {}", story.phases());
        }
    }

    @Test
    void opensTheLedgerWhateverMomentOfItsMakingWasTheLast() throws Exception {
        Chance chance = new Chance(Long.getLong("kill.seed", 1));
        try (CrawlWorld world = CrawlWorld.start(sandbox -> sandbox.size(new AccountSize(1, 0, 12, 1, 0)))) {
            for (int i = 0; i < 4; i++) {
                world.with("state.url", "jdbc:h2:file:" + world.folder().resolve("state" + i + "/ledger"));
                killWhileItsLedgerIsMade(world, world.folder().resolve("state" + i), chance.between(0, 250));

                StateSettings settings = new StateSettings(world.settings().get("state.url"), null, null);
                try (Ledger ledger = Ledgers.open(settings, CrawlWorld.CONNECTION, Clock.systemUTC())) {
                    assertThat(ledger.items().count()).isZero();
                }
            }
        }
    }

    private static void killWhileItsLedgerIsMade(CrawlWorld world, Path folder, int millis) throws Exception {
        try (ConnectorProcess process = ConnectorProcess.start(world, "crawl")) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(2, TimeUnit.MILLISECONDS)
                    .until(() -> Files.exists(folder));
            process.endsWithin(Duration.ofMillis(millis));
        }
    }
}

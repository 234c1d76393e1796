package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.crawl.ledger.SealingKeyTest.Keys;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

/** Nobody has to sign in again because a ledger was rebuilt. */
class RebuiltAuthorizationIT {
    private static final Secret TOKENS = new Secret("pdus+_one");

    @TempDir
    private Path folder;

    @Test
    void goesFromTheFormerFileIntoTheNewOne() {
        StateSettings settings =
                new StateSettings("jdbc:h2:file:" + folder.resolve("ledger"), null, null, Keys.FIRST, null);
        try (Ledger ledger = Ledgers.open(settings, "one", Clock.systemUTC())) {
            ledger.tokens().replace(TOKENS);
        }

        LedgerRebuild rebuilt = LedgerRebuild.perform(settings, "one", Clock.systemUTC());

        assertThat(rebuilt.toString()).doesNotContain("pdus");
        try (Ledger ledger = Ledgers.open(settings, "one", Clock.systemUTC())) {
            assertThat(ledger.tokens().change(Optional::orElseThrow)).isEqualTo(TOKENS);
        }
    }
}

package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.Ledgers;
import org.schedulesconnector.settings.StateSettings;

/** The one command that takes everything away asks first. */
class PurgeCommandIT {
    private static final String CONNECTION = "pagerdutyschedules";

    @TempDir
    private Path folder;

    @Test
    void deletesAndForgetsOnlyWhatWasConfirmedByName() throws Exception {
        try (SandboxedCommands commands = new SandboxedCommands(folder)) {
            assertThat(commands.run("crawl").exitCode()).isEqualTo(ExitCode.DONE);

            CommandResult unasked = commands.run("purge");
            CommandResult wrong = commands.run("purge", "--confirm", "another");

            assertThat(unasked.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(unasked.err()).contains("--confirm " + CONNECTION);
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains("Nothing was deleted");
            assertThat(commands.sandbox.tenant().items(CONNECTION)).hasSize(20);

            CommandResult confirmed = commands.run("purge", "--confirm", CONNECTION);

            assertThat(confirmed.exitCode()).as(confirmed.err()).isEqualTo(ExitCode.DONE);
            assertThat(confirmed.out()).contains("Deleted the connection " + CONNECTION);
            assertThat(commands.sandbox.tenant().connection(CONNECTION)).isEmpty();
            assertThat(commands.run("plan").out()).contains("created 20");
        }
    }

    @Test
    void deletesNothingWhileARunIsInProgress() throws Exception {
        StateSettings state = new StateSettings("jdbc:h2:file:" + folder.resolve("ledger"), null, null);
        try (SandboxedCommands commands = new SandboxedCommands(folder)) {
            commands.run("crawl");
            try (Ledger ledger = Ledgers.open(state, CONNECTION, Clock.systemUTC())) {
                ledger.lease().tryAcquire("the crawl of another replica", Duration.ofMinutes(1));

                CommandResult refused = commands.run("purge", "--confirm", CONNECTION);

                assertThat(refused.exitCode()).isNotEqualTo(ExitCode.DONE);
                assertThat(refused.err())
                        .contains("A run of this connection is in progress: the crawl of another replica");
                assertThat(commands.sandbox.tenant().items(CONNECTION)).hasSize(20);
            }
        }
    }
}

package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.crawl.ledger.OtherProcess;

/** Crawls and syncs from the command line, and what they say beside a running service. */
class OnDemandCommandsIT {
    @TempDir
    private Path folder;

    private SandboxedCommands commands;

    @BeforeEach
    void startSandbox() throws Exception {
        commands = new SandboxedCommands(folder);
    }

    @AfterEach
    void stopSandbox() {
        commands.close();
    }

    @Test
    void crawlsInFullThenIncrementallyThenOneSchedule() {
        assertThat(commands.run("crawl").out()).contains("crawl 1 full succeeded");
        String id = commands.sandbox.tenant().items("pagerdutyschedules").firstKey();

        CommandResult incremental = commands.run("crawl", "--incremental");
        CommandResult sync = commands.run("sync", id);

        assertThat(incremental.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(incremental.out()).contains("crawl 2 incremental succeeded").contains("updated 0");
        assertThat(sync.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sync.out()).contains("crawl 3 sync succeeded").contains("discovered 1");
    }

    @Test
    void saysThatAScheduleToSyncIsNotThere() {
        commands.run("crawl");

        CommandResult unknown = commands.run("sync", "PNOTHERE");
        CommandResult noId = commands.run("sync", "no id");

        assertThat(unknown.exitCode()).isEqualTo(ExitCode.PAGERDUTY);
        assertThat(unknown.out()).contains("PNOTHERE").contains("Correct the id");
        assertThat(noId.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(noId.err()).contains("the last part of the schedule's address");
    }

    @Test
    void takesOneExtentOnly() {
        assertThat(commands.run("crawl", "--full", "--incremental").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysHowToAskTheServiceThatHasTheLedger() throws Exception {
        try (OtherProcess service = OtherProcess.startOn("jdbc:h2:file:" + folder.resolve("ledger"))) {
            CommandResult crawl = commands.run("crawl", "--incremental", "--approve-deletions", "3");
            CommandResult sync = commands.run("sync", "PABC123", "-Doperations.token=secret-token-of-the-service");

            assertThat(crawl.exitCode()).isEqualTo(ExitCode.INTERNAL);
            assertThat(crawl.err())
                    .contains(
                            "curl -X POST -H 'Content-Type: application/json'"
                                    + " -d '{\"mode\":\"incremental\",\"approveDeletions\":3}' http://127.0.0.1:8765/api/crawls")
                    .contains("name=SchedulesConnector");
            assertThat(sync.err())
                    .contains("-H \"Authorization: Bearer $OPERATIONS_TOKEN\" http://127.0.0.1:8765/api/sync/PABC123")
                    .doesNotContain("secret-token");
        }
    }

    @Test
    void doesNotServeWhereAnotherProcessListens() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandResult result = commands.run("run", "-Doperations.port=" + taken.getLocalPort());

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("operations.enabled=false");
        }
    }
}

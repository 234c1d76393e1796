package org.schedulesconnector.crawl.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.settings.StateSettings;

/** A connector in a JVM of its own: opens a ledger, begins a run, writes an item, and stays until it is killed. */
public final class OtherProcess implements AutoCloseable {
    static final String CONNECTION = "shared";
    private static final String READY = "ready";

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    public static OtherProcess startOn(String url) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        url)
                .redirectErrorStream(true)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(READY)) {
                return new OtherProcess(process);
            }
            seen.append(line).append('\n');
        }
        throw new IOException("The other process ended: " + seen);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws IOException, SQLException {
        Ledger ledger = Ledgers.open(new StateSettings(args[0], null, null), CONNECTION, Clock.systemUTC());
        LeaseAttempt.Acquired lease =
                (LeaseAttempt.Acquired) ledger.lease().tryAcquire("the other process", Duration.ofDays(1));
        ledger.crawls().begin(CrawlMode.FULL, lease.lease(), lease.lease().since());
        ledger.items().save(ItemLedgerIT.item("P1", "a"));
        try (Connection connection =
                        DriverManager.getConnection(LedgerAddress.parse(args[0]).url());
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
        System.out.println(READY);
        System.in.read();
    }
}

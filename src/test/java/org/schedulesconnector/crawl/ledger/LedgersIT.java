package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.FreePort;
import org.schedulesconnector.settings.Secret;
import org.schedulesconnector.settings.StateSettings;

class LedgersIT {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    @Test
    void makesTheDirectoryForTheOwnerAlone() throws IOException {
        Path parent = directory.resolve("deep/state");

        open(parent.resolve("ledger")).close();

        assertThat(Files.exists(parent.resolve("ledger.mv.db"))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsItsContentWhenClosedAndOpenedAgain() {
        try (Ledger ledger = open(directory.resolve("ledger"))) {
            ledger.items().save(ItemLedgerIT.item("P1", "a"));
        }

        try (Ledger again = open(directory.resolve("ledger"))) {
            assertThat(again.items().load().values()).containsExactly(ItemLedgerIT.item("P1", "a"));
            assertThat(again.location()).endsWith("ledger.mv.db");
        }
    }

    @Test
    void bringsALedgerOfTheFirstVersionUpToDate() throws Exception {
        Path file = directory.resolve("ledger");
        Flyway.configure()
                .dataSource(settings(file, null).url(), null, null)
                .locations("classpath:META-INF/schedulesconnector/db/migration")
                .table("ledger_schema_history")
                .target("1")
                .load()
                .migrate();
        try (Connection connection =
                        DriverManager.getConnection(settings(file, null).url());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO item (connection_id, item_id, kind, name, content_digest, acl_digest, next_handoff,"
                                + " written_at, crawl_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            LedgerItem item = ItemLedgerIT.item("P1", "a");
            insert.setString(1, OtherProcess.CONNECTION);
            insert.setString(2, item.id());
            insert.setString(3, item.kind().name());
            insert.setString(4, item.name());
            insert.setString(5, item.contentDigest());
            insert.setString(6, item.aclDigest());
            insert.setObject(7, item.nextHandoff().atOffset(ZoneOffset.UTC));
            insert.setObject(8, item.writtenAt().atOffset(ZoneOffset.UTC));
            insert.setLong(9, item.crawlId());
            insert.execute();
        }

        try (Ledger updated = open(file)) {
            assertThat(updated.items().load().values()).containsExactly(firstVersion(ItemLedgerIT.item("P1", "a")));
            assertThat(updated.readings().marks()).isEmpty();
            assertThat(updated.auditMarks().seen()).isEmpty();
            assertThat(updated.directory().load().users()).isEmpty();
            assertThat(updated.groups().load()).isEmpty();
            assertThat(updated.identities().load()).isEmpty();
        }
    }

    @Test
    void opensSeveralConnectionsOnOneFile() {
        try (Ledger one = open(directory.resolve("ledger"));
                Ledger other = Ledgers.open(settings(directory.resolve("ledger"), null), "another", CLOCK)) {
            one.items().save(ItemLedgerIT.item("P1", "a"));

            assertThat(other.items().count()).isZero();
        }
    }

    @Test
    void saysThatAnotherProcessHasTheFileOpenAndTakesOverWhenThatWasKilled() throws Exception {
        Path file = directory.resolve("ledger");
        try (OtherProcess other = OtherProcess.startOn(settings(file, null).url())) {
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(file + ".mv.db")
                    .hasMessageContaining("Another process has it open");
            other.kill();
        }

        try (Ledger ledger = open(file)) {
            assertThat(ledger.items().load()).containsOnlyKeys("P1");
            LeaseAttempt attempt = ledger.lease().tryAcquire("me", Duration.ofMinutes(1));
            assertThat(attempt).isInstanceOf(LeaseAttempt.Acquired.class);
            List<CrawlRecord> dead = ledger.crawls().closeAbandoned(((LeaseAttempt.Acquired) attempt).lease());
            assertThat(dead).extracting(CrawlRecord::id).containsExactly(1L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 2_000})
    void saysThatAFileIsDamaged(int words) throws IOException {
        Path file = directory.resolve("ledger");
        Files.writeString(directory.resolve("ledger.mv.db"), "no ledger".repeat(words));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining(file + ".mv.db")
                .hasMessageContaining("damaged or no ledger")
                .hasMessageContaining("ledger rebuild");
    }

    @Test
    void saysThatTheDirectoryCannotBeMade() throws IOException {
        Path notADirectory = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> open(notADirectory.resolve("state/ledger")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("cannot be made")
                .hasMessageContaining("state.url");
    }

    @Test
    void saysThatThePasswordIsWrongAndShowsItNowhere() {
        Path file = directory.resolve("ledger");
        Ledgers.open(settings(file, "hunter1"), "c", CLOCK).close();

        assertThatThrownBy(() -> Ledgers.open(settings(file, "hunter2"), "c", CLOCK))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("state.password")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter"));
    }

    @Test
    void saysThatNoServerAnswers() throws IOException {
        int closedPort = FreePort.find();
        StateSettings settings =
                new StateSettings("jdbc:postgresql://localhost:" + closedPort + "/ledger", "me", new Secret("hunter2"));

        assertThatThrownBy(() -> Ledgers.open(settings, "c", CLOCK))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("localhost:" + closedPort + "/ledger")
                .hasMessageContaining("Check that the server runs")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hunter2"));
    }

    @Test
    void saysThatADatabaseDoesNotExist() {
        String url = TestDatabase.POSTGRESQL.database().address().url().replace("/postgres", "/absent");

        assertThatThrownBy(() -> Ledgers.open(new StateSettings(url, "postgres", null), "c", CLOCK))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("absent")
                .hasMessageContaining("Create the database");
    }

    @Test
    void makesItsTablesBesideThoseOfOthers() throws Exception {
        Path file = directory.resolve("ledger");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE qrtz_locks (name VARCHAR(10))");
        }

        assertThatCode(() -> open(file).close()).doesNotThrowAnyException();
    }

    @Test
    void namesTheTaskTheFileAndTheRemedyWhenTheDatabaseFailsLater() throws Exception {
        Path file = directory.resolve("ledger");
        try (Ledger ledger = open(file);
                Connection connection =
                        DriverManager.getConnection(settings(file, null).url());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE item");

            assertThatThrownBy(() -> ledger.items().save(ItemLedgerIT.item("P1", "a")))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageStartingWith("Could not save items in the ledger file " + file)
                    .hasMessageContaining("Repair the database");
        }
    }

    /** What the first version kept of an item. */
    private static LedgerItem firstVersion(LedgerItem item) {
        return ItemLedgerIT.onTeams(ItemLedgerIT.at(item, item.nextHandoff(), null), Set.of());
    }

    private static Ledger open(Path file) {
        return Ledgers.open(settings(file, null), OtherProcess.CONNECTION, CLOCK);
    }

    private static StateSettings settings(Path file, String password) {
        return new StateSettings(
                "jdbc:h2:file:" + file, password == null ? null : "me", password == null ? null : new Secret(password));
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.e2e.CapturedLog;
import org.schedulesconnector.settings.StateSettings;

/** Modes, not access: whoever runs the tests may be allowed everything. */
class PrivatePlaceIT {
    @TempDir
    Path folder;

    @Test
    void makesDirectoryAndFileForTheOwnerAlone() throws IOException {
        Path ledger = folder.resolve("a/b/ledger.mv.db");

        String said = open(ledger);

        assertThat(modes(ledger)).isEqualTo("rw-------");
        assertThat(modes(ledger.getParent())).isEqualTo("rwx------");
        assertThat(modes(ledger.getParent().getParent())).isEqualTo("rwx------");
        assertThat(said).isEmpty();
    }

    @Test
    void mendsAFileThatOthersCouldOpenAndSaysSo() throws IOException {
        Path ledger = folder.resolve("state/ledger.mv.db");
        open(ledger);
        Files.setPosixFilePermissions(ledger, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(open(ledger)).contains("now they cannot", "ledger.mv.db");
        assertThat(modes(ledger)).isEqualTo("rw-------");
        assertThat(open(ledger)).isEmpty();
    }

    @Test
    void leavesADirectoryThatWasThereAndSpeaksOfIt() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));

        String said = open(shared.resolve("ledger.mv.db"));

        assertThat(said).contains("Every user of this machine may look into", "chmod 700 " + shared);
        assertThat(modes(shared)).isEqualTo("rwxr-xr-x");
        assertThat(modes(shared.resolve("ledger.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void followsALinkToTheDirectory() throws IOException {
        Path volume = Files.createDirectory(
                folder.resolve("volume"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwx---")));
        Path link = Files.createSymbolicLink(folder.resolve("state"), volume);

        assertThat(open(link.resolve("ledger.mv.db"))).isEmpty();

        assertThat(modes(volume.resolve("ledger.mv.db"))).isEqualTo("rw-------");
    }

    private static String open(Path file) {
        String path = file.toString().replace(".mv.db", "");
        try (CapturedLog log = new CapturedLog()) {
            Ledgers.open(new StateSettings("jdbc:h2:file:" + path, null, null), "kestrel", Clock.systemUTC())
                    .close();
            return log.text()
                    .lines()
                    .filter(line -> line.contains("PrivatePlace"))
                    .reduce("", String::concat);
        }
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

package org.schedulesconnector.crawl.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/**
 * The file of an embedded ledger. Its tables are made, and brought up to date, in a file beside it that takes its place when it is
 * whole: H2 commits each step of that, and a process killed between two would leave tables that no version understands.
 */
final class LedgerFile {
    private static final String NEW = ".new";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final LedgerAddress address;
    private final Path file;

    /** @param address of a file */
    LedgerFile(LedgerAddress address) {
        this.address = address;
        this.file = address.file();
    }

    /**
     * Makes the file if there is none.
     *
     * @param maker makes the tables at an address
     * @throws LedgerException when the file is there and empty: H2 would take it for a new one
     */
    void makeIfAbsent(Consumer<LedgerAddress> maker) {
        if (!Files.exists(file)) {
            replace(false, maker);
        } else if (size() == 0) {
            throw DatabaseFailure.damaged(address, "it is empty.", null);
        }
    }

    /**
     * Changes a copy of the file, which then takes its place.
     *
     * @param maker brings the tables at an address up to date
     */
    void update(Consumer<LedgerAddress> maker) {
        replace(true, maker);
    }

    /** Moves the file out of the way. Returns where it is then. */
    Path moveAside(Instant now) {
        String name = file.getFileName().toString().replaceFirst("\\.mv\\.db$", "");
        Path aside = file.resolveSibling(name + "." + STAMP.format(now) + ".mv.db");
        try {
            return Files.move(file, aside);
        } catch (IOException e) {
            throw failed("move it to " + aside, e);
        }
    }

    private void replace(boolean copy, Consumer<LedgerAddress> maker) {
        LedgerAddress apart = address.beside(NEW);
        try {
            Files.deleteIfExists(apart.file());
            if (copy) {
                Files.copy(file, apart.file());
            }
            maker.accept(apart);
            Files.move(apart.file(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(copy ? "bring it up to date" : "make it", e);
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw failed("look at it", e);
        }
    }

    private LedgerException failed(String task, IOException cause) {
        return new LedgerException(
                "Could not " + task + ": " + address.location() + ", "
                        + cause.getClass().getSimpleName() + ".",
                "Check the permissions and the space on the disk.",
                cause);
    }
}

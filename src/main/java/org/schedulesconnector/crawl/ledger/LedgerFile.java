package org.schedulesconnector.crawl.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import org.schedulesconnector.settings.StateSettings;

/**
 * The file of an embedded ledger. Its tables are made, and brought up to date, in a file beside it that takes its place when it is
 * whole: H2 commits each step of that, and a process killed between two would leave tables that no version understands.
 */
final class LedgerFile {
    private static final String NEW = ".new";
    private static final String READ = ".read";
    private static final String SUFFIX = ".mv.db";
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
        replace(true, apart -> {
            try {
                maker.accept(apart);
            } catch (LedgerException e) {
                throw DatabaseFailure.notUpdated(address, e);
            }
        });
    }

    /**
     * Puts a new ledger in the file's place, which stays under another name as it is.
     *
     * @throws LedgerException when another process has the file open
     */
    LedgerRebuild rebuild(StateSettings settings, String connectionId, Clock clock) {
        address.place().ifPresent(PrivatePlace::prepare);
        if (!Files.exists(file)) {
            Salvage nothing = Salvage.nothing("There is no " + address.location() + ".");
            start(settings, connectionId, clock, nothing);
            return new LedgerRebuild(null, nothing);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            Path aside = keepAs(clock.instant());
            Salvage salvage = salvage(settings, connectionId, clock);
            start(settings, connectionId, clock, salvage);
            return new LedgerRebuild(aside, salvage);
        } catch (IOException e) {
            throw failed("rebuild it", e);
        }
    }

    private void start(StateSettings settings, String connectionId, Clock clock, Salvage salvage) {
        replace(false, apart -> {
            try (JdbcLedger ledger = new JdbcLedger(Ledgers.made(apart, settings), connectionId, clock)) {
                ledger.startAnew(salvage);
            }
        });
    }

    /** As H2 locks it: whoever has it open has this lock. */
    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        }
        if (lock == null) {
            throw inUse(null);
        }
        return lock;
    }

    private LedgerException inUse(Exception cause) {
        return new LedgerException(
                "Another process has " + address.location() + " open, so it is not rebuilt.",
                "Stop the service, then rebuild its ledger.",
                cause);
    }

    /** Gives the file a second name, so that it never lacks one. */
    private Path keepAs(Instant now) throws IOException {
        String name = file.getFileName().toString();
        Path aside = file.resolveSibling(name.substring(0, name.indexOf(SUFFIX)) + "." + STAMP.format(now) + SUFFIX);
        try {
            return Files.createLink(aside, file);
        } catch (IOException | UnsupportedOperationException e) {
            return Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Reads a copy: H2 writes into what it opens. */
    private Salvage salvage(StateSettings settings, String connectionId, Clock clock) throws IOException {
        LedgerAddress copy = address.beside(READ);
        try {
            Files.copy(file, copy.file(), StandardCopyOption.REPLACE_EXISTING);
            if (Files.size(file) == 0) {
                return Salvage.nothing(capitalized(address.location()) + " is empty.");
            }
            try (JdbcLedger former = new JdbcLedger(Ledgers.made(copy, settings), connectionId, clock)) {
                return Salvage.of(former);
            } catch (LedgerException e) {
                return Salvage.nothing(e.problem());
            }
        } finally {
            Files.deleteIfExists(copy.file());
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void replace(boolean copy, Consumer<LedgerAddress> maker) {
        LedgerAddress apart = address.beside(NEW);
        try {
            Files.deleteIfExists(apart.file());
            if (copy) {
                Files.copy(file, apart.file());
            } else {
                new PrivatePlace(apart.file()).makeFile();
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

package org.schedulesconnector.crawl.ledger;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the ledger's file lies. It names schedules and people, so it is its owner's alone: made so, and mended when it was not. A directory
 * that was there before may be for other things too: it is left as it is, and spoken of. Symbolic links are followed. Where the file system
 * knows no owners, nothing is done.
 */
final class PrivatePlace {
    private static final Logger LOG = LoggerFactory.getLogger(PrivatePlace.class);
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_ALL = PosixFilePermissions.fromString("------rwx");

    private final Path directory;
    private final Path file;
    private final boolean knowsOwners =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** @param file the ledger's file, which has a directory */
    PrivatePlace(Path file) {
        this.directory = file.getParent();
        this.file = file;
    }

    /**
     * Makes the directory, and sees to a file that is there.
     *
     * @throws LedgerException when the directory cannot be made
     */
    void prepare() {
        try {
            prepareDirectory();
            if (knowsOwners) {
                prepareFile();
            }
        } catch (IOException e) {
            throw new LedgerException(
                    "The directory " + directory + " of the ledger cannot be made or written to: "
                            + e.getClass().getSimpleName() + ".",
                    "Give the connector the right to write there, or let state.url name another place.",
                    e);
        }
    }

    private void prepareDirectory() throws IOException {
        if (!knowsOwners) {
            Files.createDirectories(directory);
        } else if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } else if (isForAll(directory)) {
            LOG.warn(
                    "Every user of this machine may look into {}, the ledger's directory. If it is for the ledger alone:"
                            + " chmod 700 {}",
                    directory,
                    directory);
        }
    }

    private void prepareFile() throws IOException {
        if (Files.exists(file) && !FILE.containsAll(Files.getPosixFilePermissions(file))) {
            mend();
        }
    }

    /** Makes the file, empty: the database takes it for a new one. */
    void makeFile() throws IOException {
        if (knowsOwners) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        }
    }

    private void mend() {
        try {
            Files.setPosixFilePermissions(file, FILE);
            LOG.warn("Others than its owner could open the ledger's file {}; now they cannot.", file);
        } catch (IOException e) {
            LOG.warn("Others than its owner can open the ledger's file {}. Let its owner do: chmod 600 {}", file, file);
        }
    }

    private static boolean isForAll(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).stream().anyMatch(OF_ALL::contains);
    }
}

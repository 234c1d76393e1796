package org.schedulesconnector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that holds one secret, as Docker, Kubernetes and systemd hand them over. */
final class SecretFile {
    private static final long LARGEST_BYTES = 64 * 1024;

    private final Path path;

    SecretFile(String path) throws InvalidValueException {
        try {
            this.path = Path.of(path);
        } catch (InvalidPathException noPath) {
            throw new InvalidValueException("is no path", "Give the path of a file that holds the secret alone.");
        }
    }

    /** What it holds, without blanks around it. */
    String read() throws InvalidValueException {
        if (writableByOthers()) {
            throw new InvalidValueException(
                    "names " + name() + ", which others than its owner may write", "Take that right away: chmod go-w.");
        }
        String secret = content().trim();
        if (secret.isEmpty()) {
            throw new InvalidValueException("names " + name() + ", which is empty", "Write the secret into it.");
        }
        return secret;
    }

    /** Whether everybody on the machine may read it; false where the file system does not tell. */
    boolean readableByAll() {
        return isReadableByAll(path);
    }

    /** The same of a file that holds more than a secret. */
    static boolean isReadableByAll(Path file) {
        return permissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    private String content() throws InvalidValueException {
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                throw new InvalidValueException(
                        "names " + name() + ", which is too large for a secret",
                        "Name the file with the secret alone.");
            }
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new InvalidValueException(
                    "names " + name() + ", which cannot be read ("
                            + unreadable.getClass().getSimpleName() + ")",
                    "Check that it exists and that the user who runs the connector may read it.");
        }
    }

    private boolean writableByOthers() {
        Set<PosixFilePermission> permissions = permissions(path);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException | IOException untold) {
            return Set.of();
        }
    }

    private String name() {
        return Quoted.text(path.toString());
    }
}

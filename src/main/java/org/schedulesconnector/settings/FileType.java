package org.schedulesconnector.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that exists and can be read; a relative path starts at the working directory. */
final class FileType implements ValueType<Path> {
    private final String what;

    /** @param what what the file holds, such as "a PEM or PFX file" */
    FileType(String what) {
        this.what = what;
    }

    @Override
    public Path parse(String text) throws InvalidValueException {
        Path file = path(text);
        if (!Files.isRegularFile(file)) {
            throw new InvalidValueException("names " + Quoted.text(text) + ", which is no file", remedy());
        }
        if (!Files.isReadable(file)) {
            throw new InvalidValueException(
                    "names " + Quoted.text(text) + ", which this user may not read",
                    "Let the user who runs the connector read it.");
        }
        return file;
    }

    @Override
    public String allowed() {
        return "the path of " + what;
    }

    private Path path(String text) throws InvalidValueException {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new InvalidValueException("is " + Quoted.text(text) + ", which is no path", remedy());
        }
    }

    private String remedy() {
        return "Give the path of " + what + "; a relative one starts at the working directory.";
    }
}

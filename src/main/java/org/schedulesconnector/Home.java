package org.schedulesconnector;

import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * The folder of {@code application.properties} and {@code routes/}: that of the jar, or the one above it in a checkout, where the jar is
 * in {@code target/}. Its files are found as resources of the context class loader. The manifest's {@code Class-Path} cannot name it: the
 * JVM makes no archive of classes (CDS) for a class path with folders on it.
 */
final class Home {
    private Home() {}

    /** Lets this thread, and those that it starts, find the files. Without effect when the program was not started from a jar. */
    static void open() throws MalformedURLException, URISyntaxException {
        Optional<Path> folder = folder(Main.class.getProtectionDomain().getCodeSource());
        if (folder.isPresent()) {
            URL[] searched = {folder.get().toUri().toURL()};
            Thread.currentThread().setContextClassLoader(new URLClassLoader(searched, Main.class.getClassLoader()));
        }
    }

    static Optional<Path> folder(CodeSource program) throws URISyntaxException {
        Path jar = Path.of(program.getLocation().toURI());
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        Path beside = jar.getParent();
        return Optional.of(Files.isDirectory(beside.resolve("routes")) ? beside : beside.getParent());
    }
}

package org.schedulesconnector.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image's tar, as {@code docker load} takes it. */
final class ContainerImage {
    private static final String REMOVED = ".wh.";

    private final Path unpacked;
    private final JsonNode manifest;

    /** @param folder where the parts of the tar go */
    ContainerImage(Path tar, Path folder) throws IOException {
        unpacked = folder;
        try (InputStream in = Files.newInputStream(tar)) {
            unpack(in, folder);
        }
        manifest = new ObjectMapper()
                .readTree(folder.resolve("manifest.json").toFile())
                .get(0);
    }

    /** Entry point, environment, user and the like. */
    JsonNode config() throws IOException {
        Path file = unpacked.resolve(manifest.path("Config").asText());
        return new ObjectMapper().readTree(file.toFile()).path("config");
    }

    /** Lays the layers over each other, in their order. */
    void layOut(Path root) throws IOException {
        for (JsonNode layer : manifest.path("Layers")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(unpacked.resolve(layer.asText())))) {
                unpack(in, root);
            }
        }
    }

    private static void unpack(InputStream stream, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)
                        || target.getFileName().toString().startsWith(REMOVED)) {
                    throw new IOException("no image of ours has an entry " + entry.getName());
                }
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isFile()) {
            Files.createDirectories(target.getParent());
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(
                    target, FileTime.from(entry.getLastModifiedTime().toInstant()));
        } else {
            throw new IOException("no image of ours has links: " + entry.getName());
        }
        Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}

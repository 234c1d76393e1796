package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The routes of the product follow Camel's schema and our own rules. */
class RoutesTest {
    private static final Path FOLDER = Path.of("routes");

    @Test
    void everyFileFollowsTheSchemaAndTheRules() throws IOException {
        assertThat(files()).flatMap(RouteFile::problems).isEmpty();
    }

    @Test
    void idsOfRoutesAndNodesAreUniqueOverAllFiles() throws IOException {
        assertThat(files()).flatMap(RouteFile::ids).doesNotHaveDuplicates();
    }

    private static List<RouteFile> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        }
    }
}

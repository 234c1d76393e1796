package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes that the documentation lists are those that commands end with. */
class ExitCodeTest {
    private static final int SIGTERM = 128 + 15;

    @Test
    void areInTheTableOfTheDocsAndNoOthersAre() throws IOException {
        List<Integer> codes = Arrays.stream(ExitCode.class.getDeclaredFields())
                .filter(field -> field.getType() == int.class)
                .map(ExitCodeTest::value)
                .toList();

        assertThat(documented())
                .containsExactlyElementsOf(
                        Stream.concat(codes.stream(), Stream.of(SIGTERM)).toList());
    }

    private static List<Integer> documented() throws IOException {
        String page = Files.readString(Path.of("docs/operations.md"));
        String section = page.substring(page.indexOf("## Exit codes") + 3);
        return section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> Integer.valueOf(line.split("\\|")[1].strip()))
                .toList();
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

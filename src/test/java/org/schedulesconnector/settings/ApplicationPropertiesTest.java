package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the example file at the top level together with the declared options. */
class ApplicationPropertiesTest {
    private static final Path FILE = Path.of("application.properties");

    private final Map<String, String> values = SettingsSource.file(FILE).values();

    @ParameterizedTest
    @MethodSource("options")
    void showsEachOptionWithItsDefault(Option<?> option) throws IOException {
        if (option.secret()) {
            assertThat(values).doesNotContainKeys(option.key(), option.fileKey());
            assertThat(lines()).anyMatch(line -> line.startsWith("#" + option.key() + "="));
            assertThat(lines()).anyMatch(line -> line.startsWith("#" + option.fileKey() + "="));
        } else if (option.numbered()) {
            assertThat(lines()).anyMatch(line -> isExampleOf(option, line));
        } else {
            assertThat(values).containsEntry(option.key(), shown(option));
        }
    }

    @Test
    void explainsEachKey() throws IOException {
        List<String> lines = lines();

        for (int i = 1; i < lines.size(); i++) {
            boolean startsBlock = lines.get(i - 1).isBlank();
            assertThat(startsBlock && Pattern.matches("[A-Za-z0-9.-]+=.*", lines.get(i)))
                    .as("a comment before: %s", lines.get(i))
                    .isFalse();
        }
    }

    @Test
    void namesNoKeyOfOursThatDoesNotExist() {
        assertThat(new UnknownKeys().in(List.of(SettingsSource.file(FILE)))).isEmpty();
    }

    @Test
    void givesExamplesThatAreValid() throws IOException {
        Map<String, String> examples = lines().stream()
                .filter(line -> line.startsWith("#access.identity.rules."))
                .map(line -> line.substring(1).split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        examples.putAll(SettingsFixture.minimal());

        assertThat(SettingsFixture.load(examples).settings().access().identity().rules())
                .hasSize(3);
    }

    private static boolean isExampleOf(Option<?> numbered, String line) {
        return IntStream.rangeClosed(1, Option.LAST_NUMBER)
                .anyMatch(number -> line.startsWith("#" + numbered.at(number).key() + "="));
    }

    private static String shown(Option<?> option) {
        if (option.placeholder() != null) {
            return option.placeholder();
        }
        return option.fallback() == null ? "" : option.fallback();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FILE);
    }

    static Stream<Option<?>> options() {
        return OptionGroup.all().stream().flatMap(group -> group.options().stream());
    }
}

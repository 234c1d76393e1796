package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("docs", "configuration.md");

    @Test
    void isWhatTheDeclaredOptionsSay() throws IOException {
        if (Boolean.getBoolean("writeReference")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationReference.markdown());
        }

        assertThat(PAGE)
                .as("write it anew: mvn test -Dtest=ConfigurationReferenceTest -DwriteReference=true")
                .hasContent(ConfigurationReference.markdown());
    }

    @Test
    void listsEveryKey() {
        assertThat(ConfigurationReference.markdown())
                .contains(
                        OptionGroup.keys().stream().map(key -> "`" + key + "`").toList());
    }
}

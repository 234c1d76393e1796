package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionGroupTest {
    @Test
    void givesEachKeyAVariableOfItsOwn() {
        SettingsSource environment = SettingsSource.environment(Map.of());
        List<String> variables =
                OptionGroup.keys().stream().map(environment::spell).toList();

        assertThat(variables).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Z_]+"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void declaresEachOptionCompletely(OptionGroup group, Option<?> option) throws InvalidValueException {
        assertThat(option.key()).startsWith(group.prefix()).matches("[a-z]+(\\.([a-z]+(-[a-z]+)*|N))+");
        assertThat(option.description()).endsWith(".");
        assertThat(option.type().allowed()).doesNotEndWith(".");
        assertThat(option.unit() != null).isEqualTo(option.type() instanceof WholeNumberType);
        if (option.fallback() != null) {
            assertThat(roundTrip(option)).isEqualTo(option.fallback());
        }
        if (option.placeholder() != null) {
            assertThat(Placeholder.matches(option.placeholder())).isTrue();
        }
    }

    @Test
    void putsTheNumberIntoNumberedKeysOnly() {
        assertThat(OptionGroup.keys(7)).contains("access.identity.rules.7.match", "graph.writers");
        assertThat(OptionGroup.keys(7)).hasSameSizeAs(OptionGroup.keys()).noneMatch(key -> key.contains("N"));
    }

    private static <T> String roundTrip(Option<T> option) throws InvalidValueException {
        return option.type().format(option.type().parse(option.fallback()));
    }

    static Stream<Object[]> options() {
        return OptionGroup.all().stream()
                .flatMap(group -> group.options().stream().map(option -> new Object[] {group, option}));
    }
}

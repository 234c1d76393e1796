package org.schedulesconnector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.settings.SettingsFixture.load;
import static org.schedulesconnector.settings.SettingsFixture.minimal;
import static org.schedulesconnector.settings.SettingsFixture.problem;
import static org.schedulesconnector.settings.SettingsFixture.problems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterOptionsTest {
    @Test
    void takesEveryScheduleUnlessTold() {
        assertThat(load(minimal()).settings().crawl().filters()).isEqualTo(FilterSettings.NONE);
    }

    @Test
    void takesEveryValue() {
        FilterSettings filters = load(minimal(
                        "crawl.include.teams", "Database, PTEAM01",
                        "crawl.include.names", "* Primary,DB ???",
                        "crawl.include.ids", "PABC123, PABC124",
                        "crawl.include.kinds", "shift-based,layer-based",
                        "crawl.exclude.teams", "Attic & Cellar",
                        "crawl.exclude.names", "Test *,[old]",
                        "crawl.exclude.ids", "PABC125",
                        "crawl.exclude.kinds", ""))
                .settings()
                .crawl()
                .filters();

        assertThat(filters)
                .isEqualTo(new FilterSettings(
                        new FilterSettings.Entries(
                                List.of("Database", "PTEAM01"),
                                List.of("* Primary", "DB ???"),
                                List.of("PABC123", "PABC124"),
                                List.of("shift-based", "layer-based")),
                        new FilterSettings.Entries(
                                List.of("Attic & Cellar"), List.of("Test *", "[old]"), List.of("PABC125"), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    crawl.include.names | ^Test.*        | looks like a regular expression
                    crawl.include.names | .* Primary     | looks like a regular expression
                    crawl.exclude.names | DB,test.+x     | has as entry 2 something that is 'test.+x'
                    crawl.exclude.names | Primary$       | Use only * and ?
                    crawl.exclude.names | a\\\\d         | whole name
                    crawl.exclude.names | ,              | holds commas only
                    crawl.include.ids   | pabc123        | capital letters
                    crawl.exclude.ids   | P1             | 4 to 32
                    crawl.exclude.ids   | Database       | last part of the schedule's address
                    crawl.include.kinds | v3             | Use only: layer-based, shift-based
                    crawl.exclude.kinds | layer-based,shift-based | names every kind
                    """)
    void refuses(String key, String value, String says) {
        SettingsProblem problem = problem(key, value);

        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.toString()).contains(says);
    }

    @Test
    void refusesAPatternOrANameThatIsTooLong() {
        assertThat(problem("crawl.exclude.names", "a".repeat(256)).toString()).contains("256 characters");
        assertThat(problem("crawl.exclude.teams", "a".repeat(256)).toString()).contains("256 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "teams, Database, database",
        "names, Test *, test *",
        "ids, PABC123, PABC123",
        "kinds, layer-based, layer-based"
    })
    void refusesWhatIsIncludedAndExcluded(String list, String included, String excluded) {
        SettingsProblem problem = problem("crawl.include." + list, included, "crawl.exclude." + list, excluded);

        assertThat(problem.key()).isEqualTo("crawl.exclude." + list);
        assertThat(problem.toString()).contains("'" + excluded + "'", "crawl.include." + list);
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThat(problems(minimal("crawl.include.ids", "x", "crawl.exclude.ids", "x", "crawl.include.names", "^a")))
                .extracting(SettingsProblem::key)
                .containsExactly("crawl.include.names", "crawl.include.ids", "crawl.exclude.ids");
    }
}

package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.crawl.FilterCandidate.TeamKnowledge;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.settings.FilterSettings;
import org.schedulesconnector.settings.FilterSettings.Entries;

class ContentFilterTest {
    private static final TeamReference DATABASE = new TeamReference("PTDB001", "Database");
    private static final TeamReference WEB = new TeamReference("PTWEB01", "Web ");

    private List<String> teams = List.of();
    private List<String> names = List.of();
    private List<String> ids = List.of();
    private List<String> kinds = List.of();

    @Test
    void dropsNothingUnlessTold() {
        ContentFilter filter = new ContentFilter(FilterSettings.NONE);

        assertThat(filter.reasonToDrop(read("P1", "Database Primary", DATABASE)))
                .isEmpty();
        assertThat(filter.reasonToDrop(tellingNoTeams("P1"))).isEmpty();
        assertThat(filter.unknownTeams(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Test *, test rota, true",
        "Test *, The Test rota, false",
        "Test *, Test, false",
        "* primary, Datenbank Primary, true",
        "* primary, ' Datenbank Primary ', true",
        "DB ???, DB 007, true",
        "DB ???, DB 07, false",
        "*, anything, true",
        "**a**, Bar, true",
        "[old] (x+y)., [OLD] (x+y)., true",
        "[old], o, false",
        "ÜBER*, über alles, true"
    })
    void fitsTheWholeNameInAnyCaseOfLetters(String pattern, String name, boolean fits) {
        assertThat(NamePattern.of(pattern).fits(name)).isEqualTo(fits);
    }

    @Test
    void namesTheSettingAndTheEntryThatExcludes() {
        names = List.of("Old *", "Test *");
        assertThat(excluding().reasonToDrop(read("P1", "Test rota"))).contains("crawl.exclude.names has \"Test *\"");
        assertThat(excluding().reasonToDrop(read("P1", "Rota"))).isEmpty();

        ids = List.of("P1");
        assertThat(excluding().reasonToDrop(read("P1", "Test rota"))).contains("crawl.exclude.ids has \"P1\"");

        ids = List.of();
        kinds = List.of("layer-based");
        assertThat(excluding().reasonToDrop(read("P1", "Rota"))).contains("crawl.exclude.kinds has \"layer-based\"");

        kinds = List.of("shift-based");
        teams = List.of("web", "database");
        assertThat(excluding().reasonToDrop(read("P1", "Rota", DATABASE)))
                .contains("crawl.exclude.teams has \"database\"");
        assertThat(excluding().reasonToDrop(read("P1", "Rota", WEB))).contains("crawl.exclude.teams has \"web\"");
        assertThat(excluding().reasonToDrop(read("P1", "Rota"))).isEmpty();
    }

    @Test
    void wantsEveryIncludeListToFit() {
        ids = List.of("P1", "P2");
        kinds = List.of("layer-based");
        names = List.of("* Primary", "* Secondary");
        teams = List.of("PTDB001", "Web");
        ContentFilter filter = including();

        assertThat(filter.reasonToDrop(read("P2", "DB Secondary", DATABASE))).isEmpty();
        assertThat(filter.reasonToDrop(read("P1", "Web Primary", WEB))).isEmpty();
        assertThat(filter.reasonToDrop(read("P3", "DB Primary", DATABASE)))
                .contains("crawl.include.ids does not name it");
        assertThat(filter.reasonToDrop(FilterCandidate.listed("P1", ScheduleKind.SHIFT_BASED, "DB Primary")))
                .contains("crawl.include.kinds does not name shift-based");
        assertThat(filter.reasonToDrop(read("P1", "DB Primary 2", DATABASE)))
                .contains("crawl.include.names has no pattern that fits");
        assertThat(filter.reasonToDrop(read("P1", "DB Primary"))).contains("crawl.include.teams has none of its teams");
    }

    @Test
    void dropsWhatIsExcludedAlthoughItIsIncluded() {
        ids = List.of("P1");
        Entries one = entries();
        ids = List.of();
        names = List.of("Test *");
        ContentFilter filter = new ContentFilter(new FilterSettings(one, entries()));

        assertThat(filter.reasonToDrop(read("P1", "Test rota"))).contains("crawl.exclude.names has \"Test *\"");
        assertThat(filter.reasonToDrop(read("P1", "Rota"))).isEmpty();
    }

    @Test
    void decidesByWhatAReferenceTells() {
        names = List.of("Test *");
        teams = List.of("Database");

        assertThat(excluding().reasonToDrop(listed("Test rota"))).isPresent();
        assertThat(excluding().reasonToDrop(listed("Rota"))).isEmpty();
        assertThat(excluding().reasonToDrop(listed(null))).isEmpty();
        assertThat(including().reasonToDrop(listed("Rota"))).isPresent();
        assertThat(including().reasonToDrop(listed("Test rota"))).isEmpty();
        assertThat(including().reasonToDrop(listed(null))).isEmpty();
    }

    @Test
    void dropsWhatMayBelongToATeamThatIsNotWanted() {
        teams = List.of("Database");

        assertThat(including().reasonToDrop(tellingNoTeams("P1")))
                .contains("crawl.include.teams is set, and PagerDuty does not tell its teams");
        assertThat(excluding().reasonToDrop(tellingNoTeams("P1")))
                .contains("crawl.exclude.teams is set, and PagerDuty does not tell its teams");
    }

    @Test
    void namesTeamsThatTheAccountDoesNotHave() {
        teams = List.of("database", "ptweb01", "Databse");
        List<Team> account = List.of(
                new Team("PTDB001", "Database", null),
                new Team("PTWEB01", "Web", null),
                new Team("PTNONE1", null, null));

        assertThat(including().unknownTeams(account))
                .containsExactly(
                        "crawl.include.teams has \"Databse\", and no team of the account has that name or id.");
        assertThat(excluding().unknownTeams(List.of())).hasSize(3).allMatch(note -> note.startsWith("crawl.exclude."));
    }

    private ContentFilter including() {
        return new ContentFilter(new FilterSettings(entries(), FilterSettings.NONE.exclude()));
    }

    private ContentFilter excluding() {
        return new ContentFilter(new FilterSettings(FilterSettings.NONE.include(), entries()));
    }

    private Entries entries() {
        return new Entries(teams, names, ids, kinds);
    }

    private static FilterCandidate listed(String name) {
        return FilterCandidate.listed("P1", ScheduleKind.SHIFT_BASED, name);
    }

    private static FilterCandidate read(String id, String name, TeamReference... teams) {
        return new FilterCandidate(id, ScheduleKind.LAYER_BASED, name, List.of(teams), TeamKnowledge.COMPLETE);
    }

    private static FilterCandidate tellingNoTeams(String id) {
        return new FilterCandidate(id, ScheduleKind.SHIFT_BASED, "Rota", List.of(DATABASE), TeamKnowledge.WITHHELD);
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Sandbox;

/**
 * One account with somebody for every role and every choice of teams, held against the table of verdicts that was written by hand:
 * what the tenant lets people see, and what an explanation from the ledger says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableIT {
    private static final String PUBLIC = "PTPUB";
    private static final String PRIVATE = "PTPRV";
    private static final String OTHER_PRIVATE = "PTOTH";
    private static final String UNKNOWN = "PTUNK";

    /** The schedules, by the first letters of their columns. */
    private static final Map<String, Set<String>> SCHEDULES = Map.of(
            "none", Set.of(),
            "pub", Set.of(PUBLIC),
            "prv", Set.of(PRIVATE),
            "mix", Set.of(PUBLIC, PRIVATE),
            "two", Set.of(PRIVATE, OTHER_PRIVATE),
            "unk", Set.of(UNKNOWN));

    private static final List<Set<String>> MEMBERSHIPS = List.of(
            Set.of(),
            Set.of(PUBLIC),
            Set.of(PRIVATE),
            Set.of(OTHER_PRIVATE),
            Set.of(PUBLIC, PRIVATE),
            Set.of(PRIVATE, OTHER_PRIVATE),
            Set.of(UNKNOWN),
            Set.of(PUBLIC, PRIVATE, OTHER_PRIVATE, UNKNOWN));

    /** Verdicts by section of the table, then role, then column. */
    private final Map<String, Map<String, Map<String, Boolean>>> table = new LinkedHashMap<>();

    private final Company company = Company.found();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, Set<String>> memberships = new HashMap<>();

    @BeforeAll
    void buildTheAccount() throws IOException {
        readTable();
        company.publicTeam(PUBLIC)
                .privateTeam(PRIVATE)
                .privateTeam(OTHER_PRIVATE)
                .publicTeam(UNKNOWN);
        SCHEDULES.forEach((name, teams) -> company.schedule(scheduleId(name), teams.toArray(String[]::new)));
        for (String role : table.values().iterator().next().keySet()) {
            for (Set<String> teams : MEMBERSHIPS) {
                String id = "PU" + roles.size();
                roles.put(id, role);
                memberships.put(id, teams);
                company.hire(id, role.equals("(missing)") ? "" : role, teams.toArray(String[]::new));
            }
        }
        company.world().fault(hideTheUnknownTeam());
    }

    @AfterAll
    void close() {
        company.close();
    }

    @ParameterizedTest
    @CsvSource({
        "no advanced permissions, off, false",
        "advanced permissions, auto, false",
        "'no advanced permissions, team members only', off, true",
        "'advanced permissions, team members only', on, true"
    })
    void peopleSeeWhatTheTableSaysAndTheExplanationAgrees(String section, String advanced, boolean membersOnly) {
        company.world()
                .with("access.advanced-permissions", advanced)
                .with("access.team-members-only", String.valueOf(membersOnly));

        assertThat(company.crawl().outcome()).isEqualTo(RunOutcome.SUCCEEDED);

        Set<String> expected = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Set<String> explained = new TreeSet<>();
        LedgerExplainer explainer = new LedgerExplainer(
                company.world().ledger(),
                new AccessPolicy(!advanced.equals("off"), membersOnly),
                company.world().clock().instant());
        for (String schedule : SCHEDULES.keySet()) {
            Set<String> seers = company.seers(scheduleId(schedule));
            for (String user : roles.keySet()) {
                String cell = schedule + " for " + roles.get(user) + " on " + new TreeSet<>(memberships.get(user));
                addIf(expected, table.get(section).get(roles.get(user)).get(column(schedule, user)), cell);
                addIf(seen, seers.contains(user), cell);
                addIf(explained, explainer.sees(user, scheduleId(schedule)), cell);
            }
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(seen).isEqualTo(expected);
        assertThat(explained).isEqualTo(expected);
    }

    /** The table's column for somebody: of the teams that the person is on, only those of the schedule count. */
    private String column(String schedule, String user) {
        Set<String> shared = new HashSet<>(memberships.get(user));
        shared.retainAll(SCHEDULES.get(schedule));
        return switch (schedule) {
            case "none" -> "none";
            case "mix" -> shared.size() == 2 ? "mix+" : "mix" + letter(shared);
            case "two" -> "two" + (shared.size() == 1 ? "1" : shared.isEmpty() ? "-" : "+");
            default -> schedule + (shared.isEmpty() ? "-" : "+");
        };
    }

    private static String letter(Set<String> shared) {
        return shared.isEmpty() ? "-" : shared.contains(PUBLIC) ? "u" : "p";
    }

    private static void addIf(Set<String> cells, boolean visible, String cell) {
        if (visible) {
            cells.add(cell);
        }
    }

    private static String scheduleId(String name) {
        return "PS" + name;
    }

    /** The list of teams lacks one that people and schedules name. */
    private static Fault hideTheUnknownTeam() {
        String team = "{\"id\":\"%s\",\"type\":\"team\",\"summary\":\"T\",\"name\":\"T\",\"default_role\":\"%s\"}";
        String teams = String.join(
                ",",
                team.formatted(PUBLIC, "manager"),
                team.formatted(PRIVATE, "none"),
                team.formatted(OTHER_PRIVATE, "none"));
        return Fault.of(FaultAction.status(
                        200,
                        Map.of("Content-Type", "application/json"),
                        "{\"teams\":[" + teams + "],\"limit\":100,\"offset\":0,\"more\":false,\"total\":null}"))
                .at(Sandbox.PAGERDUTY)
                .path("^/teams$");
    }

    private void readTable() throws IOException {
        Map<String, Map<String, Boolean>> section = null;
        String[] columns = {};
        for (String line : text().lines().toList()) {
            String[] words = line.split(" +");
            if (line.startsWith("== ")) {
                section = new LinkedHashMap<>();
                table.put(line.substring(3), section);
            } else if (words[0].equals("role")) {
                columns = words;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Map<String, Boolean> row = new HashMap<>();
                for (int column = 1; column < columns.length; column++) {
                    row.put(columns[column], words[column].equals("+"));
                }
                section.put(words[0], row);
            }
        }
    }

    private static String text() throws IOException {
        try (InputStream in = AccessTableIT.class.getResourceAsStream("/access/visibility.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

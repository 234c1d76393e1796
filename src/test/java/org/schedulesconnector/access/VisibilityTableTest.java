package org.schedulesconnector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.access.People.OTHER_PRIVATE;
import static org.schedulesconnector.access.People.PRIVATE;
import static org.schedulesconnector.access.People.PUBLIC;
import static org.schedulesconnector.access.People.TEAMS;
import static org.schedulesconnector.access.People.UNKNOWN_TEAM;
import static org.schedulesconnector.access.People.guid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.pagerduty.User;

/** Every cell of a table of verdicts that was written by hand, held against verdicts, groups and explanations alike. */
class VisibilityTableTest {
    private static final Set<String> MIXED = Set.of(PUBLIC.id(), PRIVATE.id());
    private static final Set<String> TWO = Set.of(PRIVATE.id(), OTHER_PRIVATE.id());
    private static final Map<String, Situation> SITUATIONS = Map.ofEntries(
            Map.entry("none", new Situation(Set.of(), Set.of())),
            Map.entry("pub-", new Situation(Set.of(PUBLIC.id()), Set.of())),
            Map.entry("pub+", new Situation(Set.of(PUBLIC.id()), Set.of(PUBLIC.id()))),
            Map.entry("prv-", new Situation(Set.of(PRIVATE.id()), Set.of())),
            Map.entry("prv+", new Situation(Set.of(PRIVATE.id()), Set.of(PRIVATE.id()))),
            Map.entry("mix-", new Situation(MIXED, Set.of())),
            Map.entry("mixu", new Situation(MIXED, Set.of(PUBLIC.id()))),
            Map.entry("mixp", new Situation(MIXED, Set.of(PRIVATE.id()))),
            Map.entry("mix+", new Situation(MIXED, MIXED)),
            Map.entry("two-", new Situation(TWO, Set.of())),
            Map.entry("two1", new Situation(TWO, Set.of(OTHER_PRIVATE.id()))),
            Map.entry("two+", new Situation(TWO, TWO)),
            Map.entry("unk-", new Situation(Set.of(UNKNOWN_TEAM), Set.of())),
            Map.entry("unk+", new Situation(Set.of(UNKNOWN_TEAM), Set.of(UNKNOWN_TEAM))));

    /** What the schedule belongs to, and what the person is a member of. */
    record Situation(Set<String> scheduleTeamIds, Set<String> userTeamIds) {}

    record Cell(AccessPolicy policy, String role, String situation, boolean sees) {
        User user() {
            return new User("PUSER01", "Ana Ruiz", "ana@kestrel.example", null, role, at().userTeamIds());
        }

        Set<String> teamIds() {
            return at().scheduleTeamIds();
        }

        private Situation at() {
            return SITUATIONS.get(situation);
        }
    }

    @Test
    void tableHasEveryRoleInEverySituation() throws IOException {
        List<Cell> cells = cells().toList();

        assertThat(cells).hasSize(4 * (Role.values().length + 2) * SITUATIONS.size());
        assertThat(cells).doesNotHaveDuplicates().extracting(Cell::role).contains((String) null);
        for (Role role : Role.values()) {
            assertThat(cells.stream().flatMap(cell -> Role.parse(cell.role()).stream()))
                    .contains(role);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void verdictIsThatOfTheTable(Cell cell) {
        Verdict verdict = new Visibility(cell.policy(), TEAMS).judge(cell.user(), cell.teamIds());

        assertThat(verdict.visible()).as(verdict.sentence()).isEqualTo(cell.sees());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void explanationAndGroupsAgreeWithTheTable(Cell cell) {
        AccessRules rules = AccessRules.source(cell.policy(), TEAMS);
        User user = cell.user();
        Identities identities = People.identities(People.mapped(user.id(), 1));
        Map<String, Set<String>> members = new HashMap<>();
        for (AccessGroup group : rules.groupsFor(cell.teamIds())) {
            GroupPlan plan = GroupPlan.of(group, List.of(user), identities, Audience.unrestricted(), Set.of());
            members.put(group.id(), plan.additions());
        }

        AccessExplanation explanation =
                new AccessExplainer(rules, identities, Audience.unrestricted()).explain(user, cell.teamIds(), members);

        assertThat(explanation.entitled()).isEqualTo(cell.sees());
        assertThat(explanation.visible()).isEqualTo(cell.sees());
        assertThat(members.values().stream().anyMatch(ids -> ids.contains(guid(1))))
                .isEqualTo(cell.sees());
    }

    static Stream<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        AccessPolicy policy = null;
        String[] columns = {};
        for (String line : table().lines().toList()) {
            String[] words = line.split(" +");
            if (line.startsWith("== ")) {
                policy = new AccessPolicy(!line.contains("no advanced"), line.contains("team members only"));
            } else if (words[0].equals("role")) {
                columns = words;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cells.addAll(row(policy, columns, words));
            }
        }
        return cells.stream();
    }

    private static List<Cell> row(AccessPolicy policy, String[] columns, String[] words) {
        List<Cell> cells = new ArrayList<>();
        assertThat(words).hasSameSizeAs(columns);
        for (int column = 1; column < columns.length; column++) {
            String role = words[0].equals("(missing)") ? null : words[0];
            cells.add(new Cell(policy, role, columns[column], words[column].equals("+")));
        }
        return cells;
    }

    private static String table() throws IOException {
        try (InputStream in = VisibilityTableTest.class.getResourceAsStream("/access/visibility.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

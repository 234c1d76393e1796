package org.schedulesconnector.crawl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schedulesconnector.MovableClock;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.pagerduty.Team;
import org.schedulesconnector.pagerduty.User;

@ParameterizedClass
@EnumSource
class DirectoryStoreIT {
    private static final User ANA = new User(
            "PANA", "Ana Ruiz", "ana@kestrel.example", "Europe/Madrid", "limited_user", Set.of("PT2", "PT1", "PT10"));
    private static final User UNTOLD = new User("PBO", null, null, null, null, Set.of());
    private static final Team PRIVATE = new Team("PT1", "Платформа 基盤", "none");
    private static final Team UNTOLD_TEAM = new Team("PT2", null, null);
    private static final EscalationPath POLICY = new EscalationPath(
            "PEP1",
            "Netz \0 基盤 \uD83D 🚨",
            "First the primary,\nthen everybody",
            "https://kestrel.pagerduty.com/escalation_policies/PEP1",
            2,
            List.of(new TeamReference("PT1", "Network")),
            true,
            List.of("Payments API"),
            List.of(
                    new Level(
                            Duration.ofMinutes(15),
                            true,
                            List.of(
                                    new Target(TargetKind.SCHEDULE, "PS1", "Primary"),
                                    new Target(TargetKind.PERSON, "PANA", null))),
                    new Level(null, false, List.of(new Target(TargetKind.OTHER, "PB", "Bot")))));
    private static final EscalationPath UNTOLD_POLICY =
            new EscalationPath("PEP2", "PEP2", null, null, 0, List.of(), false, List.of(), List.of());

    @Parameter
    TestDatabase database;

    private Ledger ledger;
    private DirectoryStore directory;

    @BeforeEach
    void open() {
        ledger = database.open(MovableClock.stopped());
        directory = ledger.directory();
    }

    @Test
    void knowsNobodyAtFirst() {
        assertThat(directory.load().users()).isEmpty();
        assertThat(directory.load().teams()).isEmpty();
        assertThat(directory.load().paths()).isEmpty();
    }

    @Test
    void givesBackPeopleAndTeamsWithWhatIsUntoldOfThem() {
        directory.replace(List.of(UNTOLD, ANA), List.of(UNTOLD_TEAM, PRIVATE));

        StoredDirectory stored = directory.load();
        assertThat(stored.users())
                .containsOnlyKeys("PANA", "PBO")
                .containsEntry("PANA", ANA)
                .containsEntry("PBO", UNTOLD);
        assertThat(stored.teams())
                .containsOnlyKeys("PT1", "PT2")
                .containsEntry("PT1", PRIVATE)
                .containsEntry("PT2", UNTOLD_TEAM);
    }

    @Test
    void writesNothingWhenNothingDiffers() {
        directory.replace(List.of(ANA, UNTOLD), List.of(PRIVATE, UNTOLD_TEAM));

        int written = directory.replace(List.of(UNTOLD, ANA), List.of(UNTOLD_TEAM, PRIVATE));

        assertThat(written).isZero();
    }

    @Test
    void writesOnlyWhoIsNewDiffersOrIsGone() {
        User promoted = new User("PANA", ANA.name(), ANA.email(), ANA.timeZone(), "admin", Set.of("PT2"));
        User newcomer = new User("PCY", "Cy", "cy@kestrel.example", null, "observer", Set.of("PT1"));
        User unmoved = new User("PDI", "Di", null, null, "owner", Set.of());
        Team opened = new Team("PT1", PRIVATE.name(), "manager");
        directory.replace(List.of(ANA, UNTOLD, unmoved), List.of(PRIVATE, UNTOLD_TEAM));

        int written = directory.replace(List.of(promoted, newcomer, unmoved), List.of(opened));

        assertThat(written)
                .as("two people saved, one gone; one team saved, one gone")
                .isEqualTo(5);
        assertThat(directory.load().users().values()).containsExactlyInAnyOrder(promoted, newcomer, unmoved);
        assertThat(directory.load().teams().values()).containsExactly(opened);
    }

    @Test
    void tellsANameThatIsEmptyFromOneThatIsUntold() {
        User nameless = new User("PBO", "", null, null, null, Set.of());
        directory.replace(List.of(UNTOLD), List.of());

        int written = directory.replace(List.of(nameless), List.of());

        assertThat(written).isEqualTo(1);
        assertThat(directory.load().users()).containsEntry("PBO", nameless);
    }

    @Test
    void forgetsEverybodyOfAnEmptyAccount() {
        directory.replace(List.of(ANA), List.of(PRIVATE));

        directory.replace(List.of(), List.of());

        assertThat(directory.load().users()).isEmpty();
        assertThat(directory.load().teams()).isEmpty();
    }

    @Test
    void keepsAllAsItWasWhenOneRowCannotBeWritten() {
        directory.replace(List.of(ANA), List.of(PRIVATE));
        Team refused = new Team("P".repeat(129), "longer than an id may be", "none");

        assertThatThrownBy(() -> directory.replace(List.of(UNTOLD), List.of(refused)))
                .isInstanceOf(LedgerException.class)
                .hasMessageStartingWith("Could not save the people and teams");

        assertThat(directory.load().users().values()).containsExactly(ANA);
        assertThat(directory.load().teams().values()).containsExactly(PRIVATE);
    }

    @Test
    void storesNamesThatPostgresqlWouldRefuseAndWritesThemOnce() {
        List<User> users = List.of(new User("P1", "a\0b", "x".repeat(9_000), null, null, Set.of()));
        List<Team> teams = List.of(new Team("PT1", "c\0d", null));
        directory.replace(users, teams);

        int writtenAgain = directory.replace(users, teams);

        assertThat(writtenAgain).isZero();
        assertThat(directory.load().users().get("P1").name()).isEqualTo("ab");
        assertThat(directory.load().teams().get("PT1").name()).isEqualTo("cd");
    }

    @Test
    void givesBackPoliciesWithEveryCharacterAndWhatIsUntoldOfThem() {
        directory.replacePolicies(List.of(UNTOLD_POLICY, POLICY));

        assertThat(directory.load().paths()).containsOnly(Map.entry("PEP1", POLICY), Map.entry("PEP2", UNTOLD_POLICY));
    }

    @Test
    void writesOnlyThePoliciesThatAreNewDifferOrAreGone() {
        EscalationPath renamed =
                new EscalationPath("PEP2", "Two", null, null, 0, List.of(), false, List.of(), List.of());
        EscalationPath another =
                new EscalationPath("PEP3", "Three", null, null, 0, List.of(), true, List.of(), List.of());
        directory.replacePolicies(List.of(POLICY, UNTOLD_POLICY, another));

        int same = directory.replacePolicies(List.of(another, UNTOLD_POLICY, POLICY));
        int written = directory.replacePolicies(List.of(POLICY, renamed));

        assertThat(same).isZero();
        assertThat(written).as("one renamed, one gone").isEqualTo(2);
        assertThat(directory.load().paths().values()).containsExactlyInAnyOrder(POLICY, renamed);
    }

    @Test
    void keepsPoliciesApartFromPeopleAndTeams() {
        directory.replace(List.of(ANA), List.of(PRIVATE));
        directory.replacePolicies(List.of(POLICY));

        directory.replace(List.of(UNTOLD), List.of());

        assertThat(directory.load().paths().values()).containsExactly(POLICY);
        assertThat(directory.load().users()).containsOnlyKeys("PBO");
    }

    @Test
    void keepsConnectionsApart() {
        DirectoryStore other = database.open(MovableClock.stopped()).directory();
        directory.replace(List.of(ANA), List.of(PRIVATE));
        other.replace(List.of(ANA, UNTOLD), List.of(PRIVATE));
        directory.replacePolicies(List.of(POLICY));
        other.replacePolicies(List.of(UNTOLD_POLICY));

        other.replace(List.of(UNTOLD), List.of());
        other.replacePolicies(List.of());

        assertThat(other.load().users()).containsOnlyKeys("PBO");
        assertThat(directory.load().users()).containsOnlyKeys("PANA");
        assertThat(directory.load().teams()).containsOnlyKeys("PT1");
        assertThat(directory.load().paths()).containsOnlyKeys("PEP1");
    }

    @Test
    void takesTenThousandUsers() {
        List<User> many = IntStream.range(0, 10_000)
                .mapToObj(number ->
                        new User("P" + number, "Name " + number, null, null, "user", Set.of("PT" + number % 50)))
                .toList();

        int added = directory.replace(many, List.of());
        int removed = directory.replace(many.subList(0, 1), List.of());

        assertThat(added).isEqualTo(10_000);
        assertThat(removed).isEqualTo(9_999);
        assertThat(directory.load().users().values()).containsExactly(many.get(0));
    }

    @Test
    void forgetsAConnectionThatWasDeleted() {
        directory.replace(List.of(ANA), List.of(PRIVATE));
        directory.replacePolicies(List.of(POLICY));

        ledger.forgetConnection();

        assertThat(directory.load().users()).isEmpty();
        assertThat(directory.load().teams()).isEmpty();
        assertThat(directory.load().paths()).isEmpty();
    }
}

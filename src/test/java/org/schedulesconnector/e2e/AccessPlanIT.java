package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.schedulesconnector.crawl.PlannedChange;
import org.schedulesconnector.crawl.PlannedChange.Action;
import org.schedulesconnector.crawl.PlannedChange.Subject;

/** A plan tells what would become of groups, once each, and touches neither Graph nor the ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessPlanIT {
    private final Company company = Company.found();

    @BeforeEach
    void found() {
        company.renew()
                .privateTeam("PTSEC01")
                .privateTeam("PTOPS01")
                .schedule("PSNONE")
                .schedule("PSSEC", "PTSEC01")
                .schedule("PSSEC2", "PTSEC01")
                .hire("PBOSS", "owner")
                .hire("PANA", "user", "PTSEC01")
                .hire("PBOB", "user");
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void namesEveryGroupThatWouldBeMadeAndWritesNothing() {
        company.world().plan();

        assertThat(groupChanges())
                .extracting(PlannedChange::action, PlannedChange::id, PlannedChange::reason)
                .containsExactly(
                        tuple(Action.CREATE, "pdadmins", "1 to join, 0 to leave"),
                        tuple(Action.CREATE, "pdteamPTSEC01", "1 to join, 0 to leave"),
                        tuple(Action.CREATE, "pdviewers", "3 to join, 0 to leave"));
        assertThat(company.world().graphWrites()).isEmpty();
        assertThat(company.world().ledger().groups().load()).isEmpty();
        assertThat(company.world().ledger().identities().load()).isEmpty();
    }

    @Test
    void namesWhatWouldChangeAndWritesNothing() {
        company.crawl();
        Map<String, ?> groups = company.world().ledger().groups().load();
        company.world().forgetTraffic();
        company.changes().leaveTeam("PANA", "PTSEC01");
        company.changes().joinTeam("PBOB", "PTSEC01", "observer");
        company.changes().setScheduleTeams("PSNONE", List.of("PTOPS01"));

        company.world().plan();

        assertThat(groupChanges())
                .extracting(PlannedChange::action, PlannedChange::id, PlannedChange::reason)
                .containsExactlyInAnyOrder(
                        tuple(Action.UPDATE, "pdteamPTSEC01", "1 to join, 1 to leave"),
                        tuple(Action.CREATE, "pdteamPTOPS01", "0 to join, 0 to leave"),
                        tuple(Action.DELETE, "pdviewers", "no item names it any more"));
        assertThat(company.world().graphWrites()).isEmpty();
        assertThat(company.world().ledger().groups().load()).isEqualTo(groups);

        company.crawl();
        assertThat(company.groups()).containsExactly("pdadmins", "pdteamPTOPS01", "pdteamPTSEC01");
    }

    private List<PlannedChange> groupChanges() {
        return company.world().planned().stream()
                .filter(change -> change.subject() == Subject.GROUP)
                .toList();
    }
}

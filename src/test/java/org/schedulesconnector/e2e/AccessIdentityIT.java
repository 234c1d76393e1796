package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.e2e.Company.account;
import static org.schedulesconnector.e2e.Company.mail;
import static org.schedulesconnector.e2e.Company.objectId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/** How people of PagerDuty become people of Entra in a crawl, and what happens when Entra does not say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIdentityIT {
    /** More than the ledger counts any answer for. */
    private static final Duration LONG = Duration.ofHours(25);

    @TempDir
    Path folder;

    private final Company company = Company.found();

    @BeforeEach
    void found() {
        company.renew().privateTeam("PTSEC01").schedule("PSNONE").schedule("PSSEC", "PTSEC01");
    }

    @AfterAll
    void close() {
        company.close();
    }

    @Test
    void failingLookupsLeaveGrantsAndAddNoneAndTheRunSaysSo() {
        hireMany(40);
        company.crawl();
        company.changes().joinTeam("PUSER05", "PTSEC01", "observer");
        company.hire("PNEW", "limited_user", "PTSEC01");
        company.clockPast(LONG).world().forgetTraffic();
        company.world().fault(lookupsFailing(Occurrence.nth(2)));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).hasSize(40).doesNotContain("PNEW");
        assertThat(company.groupWrites()).isEmpty();
        assertThat(report.notes()).anyMatch(note -> note.contains("existing grants stay"));
        assertThat(report.notes()).noneMatch(note -> note.contains("have no Entra account"));
        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);

        company.heal().world().forgetTraffic();
        RunReport next = company.crawl();

        assertThat(next.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(company.seers("PSNONE")).hasSize(41).contains("PNEW");
        assertThat(company.seers("PSSEC")).contains("PNEW", "PUSER05");
        assertThat(company.itemWrites()).isEmpty();
    }

    @Test
    void failingLookupsStillLetNobodyStayWhoMayNotSee() {
        company.hire("PANA", "user", "PTSEC01").hire("PBOB", "user", "PTSEC01");
        company.crawl();
        company.changes().leaveTeam("PANA", "PTSEC01");
        company.changes().setUserRole("PBOB", "read_only_limited_user");
        company.clockPast(LONG).world().fault(lookupsFailing(Occurrence.always()));

        company.crawl();

        assertThat(company.seers("PSSEC")).isEmpty();
        assertThat(company.seers("PSNONE")).containsExactly("PANA");
    }

    @Test
    void firstCrawlWithoutAnyAnswerLetsNobodyInAndSaysSo() {
        company.hire("PANA", "owner").world().fault(lookupsFailing(Occurrence.always()));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).isEmpty();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DEGRADED);
        assertThat(report.notes()).anyMatch(note -> note.contains("nobody is added"));
    }

    @Test
    void leavesOutWhoseAccountIsDoubtful() {
        company.hire("PANA", "user")
                .invite("PGST", "user")
                .invite("PDIS", "user")
                .invite("PTWO", "user")
                .invite("PNIL", "user");
        company.directory()
                .add(account("PGST").asGuest())
                .add(account("PDIS").disabled())
                .add(DirectoryUser.of("two.a@kestrel.onmicrosoft.example", mail("PTWO"), "PTWO"))
                .add(DirectoryUser.of("two.b@kestrel.onmicrosoft.example", mail("PTWO"), "PTWO"));

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA");
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("4 of 5 people have no Entra account"))
                .hasSize(1);
    }

    @Test
    void letsGuestsInWhenAskedToAndDisabledAccountsNever() {
        company.invite("PGST", "user").invite("PDIS", "user");
        company.directory()
                .add(account("PGST").asGuest())
                .add(new DirectoryUser(objectId("PDIS"), mail("PDIS"), null, "PDIS", false, true));
        company.with("access.identity.include-guests", "true");

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PGST");
    }

    @Test
    void findsAccountsByMailAndInAnyCase() {
        company.invite("PANA", "user").invite("PBOB", "user");
        company.directory()
                .add(DirectoryUser.of(mail("PANA").toUpperCase(Locale.ROOT), null, "PANA"))
                .add(DirectoryUser.of("bob@kestrel.onmicrosoft.example", "PBob@Kestrel.EXAMPLE", "PBOB"));

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB");
    }

    @Test
    void asksEntraOnceForManyAndNotAgainWhileAnswersCount() {
        hireMany(150);
        company.invite("PNIL", "user");

        company.crawl();
        assertThat(company.lookups()).hasSize(12);
        company.world().forgetTraffic();
        company.crawl(CrawlRequest.incremental());

        assertThat(company.world().graphRequests("GET", "/users")).isEmpty();
        assertThat(company.world().graphWrites()).isEmpty();
    }

    @Test
    void asksAgainWhenAnswersNoLongerCount() {
        company.hire("PANA", "user").invite("PNEW", "user");
        company.crawl();
        company.directory().add(account("PNEW"));
        company.directory().add(account("PANA").disabled());

        company.clockPast(Duration.ofMinutes(59)).crawl(CrawlRequest.incremental());
        assertThat(company.seers("PSNONE")).containsExactly("PANA");

        company.clockPast(Duration.ofMinutes(2)).crawl(CrawlRequest.incremental());
        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PNEW");

        company.clockPast(LONG).crawl(CrawlRequest.incremental());
        assertThat(company.seers("PSNONE")).containsExactly("PNEW");
    }

    @Test
    void asksAgainInAFullCrawlHoweverYoungTheAnswers() {
        company.hire("PANA", "user").invite("PNEW", "user");
        company.crawl();
        company.directory().add(account("PNEW"));
        company.directory().add(account("PANA").disabled());

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PNEW");
    }

    @Test
    void asksAgainByNewRulesAndNeedsNoNewConnection() {
        company.invite("PANA", "user").hire("PBOB", "user");
        company.directory().add(DirectoryUser.of("pana@contoso.example", null, "PANA"));
        company.crawl();
        company.world().forgetTraffic();
        company.with("access.identity.rules.1.match", "upn")
                .with("access.identity.rules.2.match", "formula")
                .with("access.identity.rules.2.pattern", "([^@]+)@.*")
                .with("access.identity.rules.2.formula", "{0}@contoso.example");

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB");
        assertThat(company.lookups()).isNotEmpty();
        assertThat(company.itemWrites()).isEmpty();
        assertThat(company.groupWrites()).containsExactly("POST groups/pdviewers/members");
        assertThat(report.notes()).noneMatch(note -> note.startsWith("Done:"));
    }

    @Test
    void overridesGoBeforeAllRules() throws IOException {
        company.hire("PANA", "user").hire("PBOB", "user").invite("PCAT", "user");
        company.directory().add(DirectoryUser.of("cat@elsewhere.example", null, "PCAT"));
        company.directory().add(DirectoryUser.of("bob.private@elsewhere.example", null, "BOB2"));
        Path overrides = Files.writeString(
                folder.resolve("people.csv"),
                "user,account\nPCAT,cat@elsewhere.example\n" + mail("PBOB") + ",bob.private@elsewhere.example\n"
                        + "ghost@kestrel.example,nobody@elsewhere.example\n");
        company.with("access.identity.overrides", overrides.toString());

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("BOB2", "PANA", "PCAT");
        assertThat(report.notes()).anyMatch(note -> note.contains("ghost@kestrel.example"));
    }

    @Test
    void withoutUserReadAllOnlyObjectIdsOfTheOverridesCount() throws IOException {
        company.hire("PANA", "user").hire("PBOB", "user");
        Path overrides = Files.writeString(
                folder.resolve("people.csv"),
                "user,account\n" + mail("PANA") + "," + objectId("PANA").toUpperCase(Locale.ROOT) + "\n");
        company.with("access.identity.overrides", overrides.toString());
        company.fault(FaultAction.status(403), "GET", "/users$");

        RunReport report = company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA");
        assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(report.notes())
                .filteredOn(note -> note.contains("User.Read.All"))
                .hasSize(1);
    }

    @Test
    void losingUserReadAllTakesNothingFromAnybody() {
        company.hire("PANA", "user").hire("PBOB", "user");
        company.crawl();
        company.fault(FaultAction.status(403), "GET", "/users$").hire("PNEW", "user");
        company.clockPast(LONG).world().forgetTraffic();

        company.crawl();

        assertThat(company.seers("PSNONE")).containsExactly("PANA", "PBOB");
        assertThat(company.groupWrites()).isEmpty();
    }

    private void hireMany(int count) {
        for (int i = 0; i < count; i++) {
            company.hire("PUSER%02d".formatted(i), "limited_user");
        }
    }

    private static Fault lookupsFailing(Occurrence which) {
        return Company.graphFault(FaultAction.status(404), "GET", "/users$").when(which);
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * What must hold after every run of a soak test: the item of a schedule that exists is never deleted, and once a run of the whole
 * account has ended well nobody sees what they may not see. What a run is documented not to know is not held against it.
 */
final class SoakOracle {
    private static final String POLICY = "policy";

    private final CrawlWorld world;
    private final SoakSetup setup;
    private final SoakEdits edits;
    private final PlainReading reading = new PlainReading(true, false, false, Set.of());
    private final Deque<Known> known = new ArrayDeque<>();

    /** Who had which account, by PagerDuty's user id, from some time on. */
    private record Known(Instant at, Map<String, String> accounts) {}

    SoakOracle(CrawlWorld world, SoakSetup setup, SoakEdits edits) {
        this.world = world;
        this.setup = setup;
        this.edits = edits;
    }

    /** Remembers who has which account now: the connector may go by it for as long as an answer of Entra counts. */
    void remember() {
        Map<String, String> accounts = new HashMap<>();
        world.account().users().forEach(user -> accountOf(user).ifPresent(account -> accounts.put(user.id(), account)));
        known.addLast(new Known(now(), accounts));
        Instant oldest = now().minus(SoakSetup.IDENTITY_CACHE);
        while (known.stream().skip(1).limit(1).anyMatch(next -> next.at().isBefore(oldest))) {
            known.removeFirst();
        }
    }

    void assertNothingWasLost(Set<String> before, String when) {
        Set<String> kept = world.items().keySet();
        List<String> lost = before.stream()
                .filter(id -> !kept.contains(id))
                .filter(this::exists)
                .toList();
        assertThat(lost).as(when + ": deleted although they exist").isEmpty();
    }

    void assertNobodySeesTooMuch(RunReport report, String when) {
        boolean ofAll = report.mode() == CrawlMode.FULL || report.mode() == CrawlMode.INCREMENTAL;
        boolean endedWell = report.whole() && report.counts().failed() == 0;
        if (!ofAll || !endedWell || knowsOldPeople(report)) {
            return;
        }
        Map<String, ReadingMark> marks = world.ledger().readings().marks();
        world.items().keySet().stream()
                .filter(this::exists)
                .filter(id -> !knowsOldTeams(report, id, marks.get(id)))
                .forEach(id ->
                        assertThat(allowed(id)).as(when + ": who sees " + id).containsAll(seers(id)));
    }

    /** Without an audit trail people, teams and policies count as they were read up to a quarter of an hour ago. */
    private boolean knowsOldPeople(RunReport report) {
        return !setup.audit()
                && report.mode() != CrawlMode.FULL
                && (isReadBefore("directory.people-read", edits.peopleEdited())
                        || isReadBefore("directory.policies-read", edits.policiesEdited()));
    }

    private boolean isReadBefore(String watermark, Instant edit) {
        return world.ledger()
                .watermarks()
                .instant(watermark)
                .orElse(Instant.MIN)
                .isBefore(edit);
    }

    /** A shift-based schedule that moved may wait for its turn to be read. */
    private boolean knowsOldTeams(RunReport report, String id, ReadingMark mark) {
        return report.mode() != CrawlMode.FULL
                && mark != null
                && mark.kind() == ScheduleKind.SHIFT_BASED
                && mark.readAt().isBefore(edits.schedules().movedAt(id));
    }

    private boolean exists(String itemId) {
        return teamsOf(itemId).isPresent();
    }

    private Optional<Set<String>> teamsOf(String itemId) {
        return itemId.startsWith(POLICY)
                ? world.account().policy(itemId.substring(POLICY.length())).map(policy -> policy.teamId().stream()
                        .collect(Collectors.toSet()))
                : world.account().schedule(itemId).map(AccountSchedule::teamIds).map(Set::copyOf);
    }

    private Set<String> allowed(String itemId) {
        Set<String> teams = teamsOf(itemId).orElseThrow();
        Set<String> privateTeams = world.account().teams().stream()
                .filter(AccountTeam::isPrivate)
                .map(AccountTeam::id)
                .collect(Collectors.toSet());
        Set<String> accounts = new TreeSet<>();
        for (AccountUser user : world.account().users()) {
            if (reading.maySee(user, teams, privateTeams)) {
                accountOf(user).ifPresent(accounts::add);
                known.stream()
                        .flatMap(then -> Optional.ofNullable(then.accounts().get(user.id())).stream())
                        .forEach(accounts::add);
            }
        }
        return accounts;
    }

    private Set<String> seers(String itemId) {
        Set<String> seers = new HashSet<>();
        for (JsonNode entry : world.item(itemId).path("acl")) {
            if (entry.path("accessType").asText().equals("grant")) {
                assertThat(entry.path("type").asText()).as(itemId).isEqualTo("externalGroup");
                seers.addAll(world.sandbox()
                        .tenant()
                        .groups(CrawlWorld.CONNECTION)
                        .getOrDefault(entry.path("value").asText(), Map.of())
                        .keySet());
            }
        }
        return seers;
    }

    private Optional<String> accountOf(AccountUser user) {
        return reading.accountOf(user, world.sandbox().tenant().directory())
                .map(id -> world.sandbox().tenant().directory().find(id).orElseThrow())
                .map(DirectoryUser::id);
    }

    private Instant now() {
        return world.clock().instant();
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.FailureCategory;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;

/** What must hold after every run of the fault laboratory, whatever went wrong in it, and what at its end, when nothing does any more. */
final class LabOracle {
    /** What audit records tell: PagerDuty forgets them after a year, and the connector does not. */
    private static final Set<String> PROVENANCE =
            Set.of("CreatedBy", "CreatedDateTime", "LastModifiedBy", "LastModifiedDateTime");

    /** Listings of what schedules only name. Without them, which a run says, items tell less, or what was known before. */
    private static final Set<String> DIRECTORY = Set.of("directory", "escalation-policies", "audit-records");

    private static final Pattern TEAM_GROUP = Pattern.compile("pdteams?((?:[A-Z0-9]{7})+)");
    private static final String PROVENANCE_LINE = "The schedule was ";
    private static final Set<String> ALWAYS =
            Set.of("Id", "Name", "HtmlUrl", "WindowStart", "WindowEnd", "ScheduleKind");

    private final CrawlWorld world;
    private final AccountTruth truth;
    private final PlainReading reading = new PlainReading(true, false, false, Set.of());
    private final Map<String, List<ObjectNode>> explanations = new HashMap<>();
    private Index before;
    private boolean listingsFailed;

    /**
     * What the tenant holds at one moment.
     *
     * @param items by id
     * @param groups the members of each external group, by id
     * @param seers who sees each, by id
     */
    private record Index(
            Map<String, ObjectNode> items, Map<String, Map<String, String>> groups, Map<String, Set<String>> seers) {
        boolean isInOneOf(JsonNode acl, String seer) {
            return acl.findValuesAsText("value").stream()
                    .anyMatch(group -> groups.getOrDefault(group, Map.of()).containsKey(seer));
        }
    }

    LabOracle(CrawlWorld world, AccountTruth truth) {
        this.world = world;
        this.truth = truth;
    }

    /** The account is another one from now on; what it was still explains items that were written then. */
    void learn() {
        truth.at(world.clock().instant()).forEach((id, item) -> explanations
                .computeIfAbsent(id, first -> new ArrayList<>())
                .add(item));
    }

    void beforeRun() {
        before = index();
    }

    /** @param directoryLies whether PagerDuty may have told wrong things of what schedules only name */
    void afterRun(RunReport report, boolean directoryLies, String when) {
        Index after = index();
        nothingIsDeletedThatExists(after, when);
        nobodyIsLetInWhoMayNot(report, after, when);
        theReportIsOne(report, when);
        noFailureIsLost(report, after, when);
        listingsFailed |= failuresOf(report).map(RunFailure::subject).anyMatch(DIRECTORY::contains);
        after.items().forEach((id, item) -> isExplained(id, item, directoryLies || listingsFailed, when));
    }

    /** Everything is as if nothing had ever gone wrong. */
    void converged(RunReport report, String when) {
        assertThat(report.outcome()).as(when + report.failures()).isEqualTo(RunOutcome.SUCCEEDED);
        Map<String, ObjectNode> expected = truth.at(report.startedAt());
        Index index = index();
        assertThat(index.items().keySet()).as(when + "items").isEqualTo(expected.keySet());
        expected.forEach((id, item) -> {
            assertThat(told(index.items().get(id))).as(when + id).isEqualTo(told(item));
            assertThat(index.seers().get(id)).as(when + "who sees " + id).isEqualTo(allowed(id));
        });
        assertThat(world.ledger().failures().subjects()).as(when + "failures").isEmpty();
        assertThat(world.ledger().items().load().keySet()).as(when + "ledger").isEqualTo(expected.keySet());
    }

    private void nothingIsDeletedThatExists(Index after, String when) {
        assertThat(before.items().keySet().stream()
                        .filter(id -> !after.items().containsKey(id))
                        .filter(id -> world.account().schedule(id).isPresent()))
                .as(when + "deleted although they exist")
                .isEmpty();
    }

    /**
     * Whoever a run lets in may see the schedule as the account is while it runs. An item that the run could not look at keeps its
     * list: who joins a group that this list names is let in by the list of before, but only who belongs in that group. And while Entra
     * does not tell who people are, whoever is in a group stays in it.
     */
    private void nobodyIsLetInWhoMayNot(RunReport report, Index after, String when) {
        after.seers().forEach((id, seers) -> {
            if (world.account().schedule(id).isPresent()) {
                Set<String> letIn = new TreeSet<>(seers);
                letIn.removeAll(before.seers().getOrDefault(id, Set.of()));
                letIn.removeAll(allowed(id));
                if (!letIn.isEmpty() && isLeftAsItWas(report, after, id)) {
                    letIn.removeAll(rightfulMembers(after.items().get(id)));
                }
                if (failuresOf(report).anyMatch(failure -> failure.step().equals("lookup"))) {
                    letIn.removeIf(
                            seer -> before.isInOneOf(after.items().get(id).path("acl"), seer));
                }
                assertThat(letIn).as(when + "let in to " + id).isEmpty();
            }
        });
    }

    private boolean isLeftAsItWas(RunReport report, Index after, String id) {
        return report.outcome() != RunOutcome.SUCCEEDED
                && report.failures().stream().noneMatch(failure -> isUnwritten(failure, id))
                && before.items().containsKey(id)
                && before.items()
                        .get(id)
                        .path("acl")
                        .equals(after.items().get(id).path("acl"));
    }

    private static boolean isUnwritten(RunFailure failure, String id) {
        return failure.subject().equals(id) && failure.step().equals("publish");
    }

    /** Everybody who belongs in one of the groups that an item names, as the account is now. */
    private Set<String> rightfulMembers(ObjectNode item) {
        Set<String> rightful = new TreeSet<>();
        for (JsonNode entry : item.path("acl")) {
            String group = entry.path("value").asText();
            for (AccountUser user : world.account().users()) {
                if (belongs(user, group)) {
                    reading.accountOf(user, world.sandbox().tenant().directory())
                            .ifPresent(rightful::add);
                }
            }
        }
        return rightful;
    }

    private boolean belongs(AccountUser user, String group) {
        Matcher teams = TEAM_GROUP.matcher(group);
        if (teams.matches()) {
            Set<String> ids = Set.of(teams.group(1).split("(?<=\\G.{7})"));
            return reading.maySee(user, ids, ids);
        }
        return group.equals("pdviewers")
                ? reading.maySee(user, Set.of(), Set.of())
                : group.equals("pdadmins") && Set.of("owner", "admin").contains(user.role());
    }

    private static Stream<RunFailure> failuresOf(RunReport report) {
        return Stream.concat(report.failures().stream(), Stream.ofNullable(report.abortedBy()));
    }

    private static void theReportIsOne(RunReport report, String when) {
        assertThat(failuresOf(report).map(RunFailure::category))
                .as(when + report.failures())
                .doesNotContain(FailureCategory.INTERNAL);
        boolean clean = report.failures().isEmpty() && report.abortedBy() == null;
        if (report.outcome() == RunOutcome.SUCCEEDED) {
            assertThat(clean).as(when + "succeeded with " + report.failures()).isTrue();
        } else {
            assertThat(report.reason()).as(when + "no reason").isNotBlank();
        }
        if (report.outcome() == RunOutcome.DEGRADED) {
            assertThat(clean).as(when + "degraded without a failure").isFalse();
        }
        assertThat(report.counts().failed() > 0 && report.failures().isEmpty())
                .as(when + "counted and not told")
                .isFalse();
    }

    private void noFailureIsLost(RunReport report, Index after, String when) {
        Set<String> stored = world.ledger().failures().subjects();
        Set<String> told = report.failures().stream()
                .map(RunFailure::subject)
                .filter(explanations::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stored).as(when + "failures without a row").containsAll(told);
        if (report.outcome() != RunOutcome.CANCELLED) {
            Set<String> differing = new TreeSet<>(after.items().keySet());
            Set<String> ledger = world.ledger().items().load().keySet();
            differing.removeIf(ledger::contains);
            ledger.stream().filter(id -> !after.items().containsKey(id)).forEach(differing::add);
            assertThat(stored)
                    .as(when + "in the index and not in the ledger, or the other way round")
                    .containsAll(differing);
        }
    }

    private void isExplained(String id, ObjectNode item, boolean directoryLies, String when) {
        List<ObjectNode> known = explanations.getOrDefault(id, List.of());
        assertThat(known).as(when + "nothing explains " + id).isNotEmpty();
        JsonNode properties = item.path("properties");
        ALWAYS.forEach(name -> assertThat(properties.path(name).asText())
                .as(when + name + " of " + id)
                .isNotBlank());
        assertThat(known.stream().map(one -> one.path("properties").path("Name").asText()))
                .as(when + "name of " + id)
                .contains(properties.path("Name").asText());
        assertThat(item.path("content").path("value").asText())
                .as(when + "text of " + id)
                .contains("Schedule in PagerDuty: ");
        assertThat(item.path("acl").size()).as(when + "acl of " + id).isPositive();
        if (!directoryLies) {
            propertiesAreExplained(id, properties, known, when);
            linesAreExplained(id, item, known, when);
        }
    }

    private static void propertiesAreExplained(String id, JsonNode properties, List<ObjectNode> known, String when) {
        Set<String> names = new TreeSet<>();
        known.forEach(one -> one.path("properties").fieldNames().forEachRemaining(names::add));
        properties.fieldNames().forEachRemaining(names::add);
        names.removeAll(PROVENANCE);
        names.removeIf(name -> name.contains("@"));
        for (String name : names) {
            assertThat(known.stream()
                            .map(one -> canonical(one.path("properties").path(name))))
                    .as(when + name + " of " + id)
                    .contains(canonical(properties.path(name)));
        }
    }

    private static void linesAreExplained(String id, ObjectNode item, List<ObjectNode> known, String when) {
        Set<String> lines = known.stream().flatMap(one -> lines(one)).collect(Collectors.toSet());
        assertThat(lines(item)).as(when + "text of " + id).allMatch(lines::contains);
    }

    private static Stream<String> lines(JsonNode item) {
        return Arrays.stream(item.path("content").path("value").asText().split("\n"))
                .filter(line -> !line.startsWith(PROVENANCE_LINE));
    }

    /** What an item says, without what its service may have forgotten. */
    private static Map<String, Object> told(JsonNode item) {
        Map<String, Object> told = new TreeMap<>();
        item.path("properties").properties().forEach(property -> {
            if (!PROVENANCE.contains(property.getKey()) && !property.getKey().contains("@")) {
                told.put(property.getKey(), canonical(property.getValue()));
            }
        });
        told.put("text", lines(item).toList());
        told.put(
                "acl",
                item.path("acl").findValuesAsText("value").stream().sorted().toList());
        return told;
    }

    private static String canonical(JsonNode value) {
        return value.isNumber() ? Double.toString(value.doubleValue()) : value.toString();
    }

    private Set<String> allowed(String id) {
        Set<String> teams =
                Set.copyOf(world.account().schedule(id).orElseThrow().teamIds());
        Set<String> privateTeams = world.account().teams().stream()
                .filter(AccountTeam::isPrivate)
                .map(AccountTeam::id)
                .collect(Collectors.toSet());
        Set<String> allowed = new TreeSet<>();
        for (AccountUser user : world.account().users()) {
            if (reading.maySee(user, teams, privateTeams)) {
                reading.accountOf(user, world.sandbox().tenant().directory()).ifPresent(allowed::add);
            }
        }
        return allowed;
    }

    private Index index() {
        Map<String, ObjectNode> items = world.items();
        Map<String, Map<String, String>> groups = world.sandbox().tenant().groups(CrawlWorld.CONNECTION);
        Map<String, Set<String>> seers = new HashMap<>();
        items.forEach((id, item) -> seers.put(id, seers(item, groups)));
        return new Index(items, groups, seers);
    }

    private static Set<String> seers(ObjectNode item, Map<String, Map<String, String>> groups) {
        Set<String> seers = new HashSet<>();
        for (JsonNode entry : item.path("acl")) {
            if (entry.path("accessType").asText().equals("grant")) {
                assertThat(entry.path("type").asText()).isEqualTo("externalGroup");
                seers.addAll(groups.getOrDefault(entry.path("value").asText(), Map.of())
                        .keySet());
            }
        }
        return seers;
    }
}

package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;
import org.schedulesconnector.sandbox.SeenRequest;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.tenant.Directory;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/**
 * A small organisation of a test's making, in PagerDuty and in Entra, with the settings that hold by default. It tells who sees
 * what by the tenant alone: by the lists of the items and the members of the groups.
 */
final class Company implements AutoCloseable {
    private static final Clock FOUNDED = Clock.fixed(Instant.parse("2026-09-08T09:00:00Z"), ZoneOffset.UTC);

    private final CrawlWorld world;
    private final Set<String> changed = new TreeSet<>();

    private Company(PagerDutyOptions options) {
        world = CrawlWorld.start(
                        sandbox -> sandbox.account(new Account(FOUNDED)).pagerDutyOptions(options))
                .with("access.mode", null);
    }

    /** With Advanced Permissions, as PagerDuty says of the account. */
    static Company found() {
        return found(options -> options);
    }

    static Company found(UnaryOperator<PagerDutyOptions.Builder> options) {
        return new Company(options.apply(PagerDutyOptions.builder()).build());
    }

    /** Begins anew: nobody in PagerDuty and Entra, no connection, no fault, the settings of the beginning. */
    Company renew() {
        heal();
        world.purge();
        changed.forEach(key -> world.with(key, null));
        changed.clear();
        world.account().schedules().forEach(schedule -> changes().deleteSchedule(schedule.id()));
        world.account().users().forEach(user -> changes().deleteUser(user.id()));
        directory().users().forEach(user -> directory().remove(user.id()));
        world.forgetTraffic();
        return this;
    }

    /** Sets one of the connector's settings, for one test. */
    Company with(String key, String value) {
        changed.add(key);
        world.with(key, value);
        return this;
    }

    CrawlWorld world() {
        return world;
    }

    AccountChanges changes() {
        return world.changes();
    }

    Directory directory() {
        return world.sandbox().tenant().directory();
    }

    /** Time goes by. */
    Company clockPast(Duration time) {
        world.clock().advance(time);
        return this;
    }

    RunReport crawl() {
        return world.crawl();
    }

    RunReport crawl(CrawlRequest request) {
        return world.crawl(request);
    }

    /** Somebody whom PagerDuty and Entra know by the same address. */
    Company hire(String id, String role, String... teamIds) {
        invite(id, role, teamIds);
        directory().add(account(id));
        return this;
    }

    /** Somebody whom only PagerDuty knows so far. */
    Company invite(String id, String role, String... teamIds) {
        Map<String, String> teams = new LinkedHashMap<>();
        Arrays.stream(teamIds).forEach(teamId -> teams.put(teamId, "responder"));
        changes().addUser(new AccountUser(id, "Person " + id, mail(id), "Etc/UTC", role, "", false, teams));
        return this;
    }

    Company publicTeam(String id) {
        changes().addTeam(new AccountTeam(id, "Team " + id, "", false));
        return this;
    }

    Company privateTeam(String id) {
        changes().addTeam(new AccountTeam(id, "Team " + id, "", true));
        return this;
    }

    Company schedule(String id, String... teamIds) {
        changes()
                .addSchedule(
                        new LayerSchedule(id, "Schedule " + id, "", "Etc/UTC", List.of(teamIds), List.of(), List.of()));
        return this;
    }

    static String mail(String userId) {
        return userId.toLowerCase(Locale.ROOT) + "@kestrel.example";
    }

    /** The account that Entra has for somebody who was hired. */
    static DirectoryUser account(String userId) {
        return DirectoryUser.of(mail(userId), mail(userId), userId);
    }

    static String objectId(String userId) {
        return account(userId).id();
    }

    /** Who can open the schedule's item, by the names that Entra shows: the PagerDuty ids of those who were hired. */
    Set<String> seers(String scheduleId) {
        return seersByObjectId(scheduleId).stream().map(this::nameOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who can open the schedule's item, by object id; a group that does not exist has nobody in it. */
    Set<String> seersByObjectId(String scheduleId) {
        Set<String> seers = new TreeSet<>();
        Set<String> kept = new TreeSet<>();
        for (JsonNode entry : world.item(scheduleId).path("acl")) {
            boolean grants = entry.path("accessType").asText().equals("grant");
            holders(entry).forEach((grants ? seers : kept)::add);
        }
        seers.removeAll(kept);
        return seers;
    }

    /** The external groups that the schedule's item names, as its list has them. */
    List<String> groupsOf(String scheduleId) {
        return world.item(scheduleId).path("acl").findValuesAsText("value");
    }

    /** The names of those who are in the external group; empty also when there is no such group. */
    Set<String> members(String groupId) {
        return membersByObjectId(groupId).stream().map(this::nameOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The external groups that the tenant holds. */
    Set<String> groups() {
        return world.sandbox().tenant().groups(CrawlWorld.CONNECTION).keySet();
    }

    /** What fails at Graph, by the decoded path. */
    Company fault(FaultAction action, String method, String path) {
        world.fault(graphFault(action, method, path));
        return this;
    }

    Company fault(FaultAction action, String method, String path, Occurrence which) {
        world.fault(graphFault(action, method, path).when(which));
        return this;
    }

    static Fault graphFault(FaultAction action, String method, String path) {
        return Fault.of(action).at(Sandbox.GRAPH).method(method).path(path);
    }

    Company heal() {
        world.sandbox().faults().clear();
        return this;
    }

    List<SeenRequest> itemWrites() {
        return world.graphWrites().stream()
                .filter(request -> request.path().contains("/items/"))
                .toList();
    }

    List<SeenRequest> lookups() {
        return world.graphRequests("GET", "/users$");
    }

    /** Everything about external groups and their members that asked Graph to change something, in order. */
    List<String> groupWrites() {
        return writes().stream().filter(write -> write.contains(" groups")).toList();
    }

    /** Everything that asked Graph to change something in the connection, in order, such as {@code PUT items/PSNONE}. */
    List<String> writes() {
        String connection = "/" + CrawlWorld.CONNECTION + "/";
        return world.graphWrites().stream()
                .filter(request -> request.path().contains(connection))
                .map(request -> request.method() + " "
                        + request.path().substring(request.path().indexOf(connection) + connection.length()))
                .toList();
    }

    /** Puts somebody into an external group as a run would that dies right after. */
    void letIn(String groupId, String userId) {
        String url = world.sandbox().graph().url() + "/v1.0/external/connections/" + CrawlWorld.CONNECTION + "/groups/"
                + groupId + "/members";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + world.sandbox().tenant().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + objectId(userId) + "\",\"type\":\"user\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .sendAsync(request, BodyHandlers.discarding())
                        .join()
                        .statusCode())
                .isIn(201, 409);
    }

    private Stream<String> holders(JsonNode entry) {
        String value = entry.path("value").asText();
        return switch (entry.path("type").asText()) {
            case "everyone" -> directory().users().stream().map(DirectoryUser::id);
            case "externalGroup" -> membersByObjectId(value).stream();
            default -> throw new AssertionError("no item is granted like this: " + entry);
        };
    }

    Set<String> membersByObjectId(String groupId) {
        return world.sandbox()
                .tenant()
                .groups(CrawlWorld.CONNECTION)
                .getOrDefault(groupId, Map.of())
                .keySet();
    }

    private String nameOf(String objectId) {
        return directory().find(objectId).map(DirectoryUser::displayName).orElse(objectId);
    }

    @Override
    public void close() {
        world.close();
    }
}

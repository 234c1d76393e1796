package org.schedulesconnector.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemBody;
import org.schedulesconnector.item.ItemSchema;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.oncall.CrawlWindow;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.pagerduty.Directory;
import org.schedulesconnector.pagerduty.DirectoryCollector;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.Listing;
import org.schedulesconnector.pagerduty.PagerDutyListings;
import org.schedulesconnector.pagerduty.PagerDutyRequest;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.pagerduty.ShiftBasedSchedules;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.settings.Settings;

/**
 * What the items of a world's account should be, read without HTTP, routes, a ledger or a fault: the account's own answers, taken one
 * after the other, rendered and dressed as they would be sent.
 */
final class AccountTruth {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY =
            "Token token=" + PagerDutyCredentials.sandbox().apiToken();

    private final CrawlWorld world;
    private final Settings settings;
    private final ConnectionSchema schema;
    private final ScheduleItems items;
    private final LayerBasedSchedules layerBased;
    private final ShiftBasedSchedules shiftBased;
    private final PagerDutyListings listings = new PagerDutyListings();
    private final PagerDutyRequests requests = new PagerDutyRequests();

    AccountTruth(CrawlWorld world) {
        this.world = world;
        this.settings = world.loadedSettings();
        this.schema = ItemSchema.load(settings.graph().schema());
        this.items = new ScheduleItems(schema, settings.item());
        this.layerBased = new LayerBasedSchedules(settings.pagerDuty());
        this.shiftBased = new ShiftBasedSchedules(settings.pagerDuty());
    }

    /** The items as they should be at an instant, by id, in the form in which they are sent. */
    Map<String, ObjectNode> at(Instant now) {
        Interval window = CrawlWindow.around(
                now, settings.crawl().daysBefore(), settings.crawl().daysAfter());
        Directory directory = directory(now);
        AccessRules rules = AccessRules.source(new AccessPolicy(true, false), directory.teams());
        Map<String, ObjectNode> truth = new TreeMap<>();
        for (OnCallSchedule told : schedules(window)) {
            OnCallSchedule schedule = directory.complete(told);
            ExternalItemDocument document = items.render(schedule, now, rules.aclFor(teamsOf(schedule)));
            truth.put(schedule.id(), object(ItemBody.json(document, schema)));
        }
        return truth;
    }

    private static Set<String> teamsOf(OnCallSchedule schedule) {
        return schedule.teams().stream().map(TeamReference::id).collect(Collectors.toSet());
    }

    private List<OnCallSchedule> schedules(Interval window) {
        List<OnCallSchedule> schedules = new ArrayList<>();
        for (JsonNode listed : all(listings.layerBasedSchedules(window, List.of()))) {
            schedules.add(layerBased.read(listed, window));
        }
        for (JsonNode listed : all(listings.shiftBasedSchedules(List.of()))) {
            JsonNode detail = ask(requests.shiftBasedSchedule(listed.path("id").asText(), window));
            schedules.add(shiftBased.read(detail.path("schedule"), window));
        }
        return schedules;
    }

    private Directory directory(Instant now) {
        DirectoryCollector collector = new DirectoryCollector();
        collector.addTeams(all(listings.teams()));
        collector.addUsers(all(listings.users(List.of())));
        collector.addEscalationPolicies(all(listings.escalationPolicies(List.of())));
        listings.auditRecords(now).forEach(month -> collector.addAuditRecords(all(month)));
        return collector.build();
    }

    private List<JsonNode> all(Listing listing) {
        List<JsonNode> all = new ArrayList<>();
        while (listing.hasNext()) {
            all.addAll(listing.accept(ask(listing.request())));
        }
        return all;
    }

    private JsonNode ask(PagerDutyRequest request) {
        SandboxAnswer answer = world.sandbox()
                .pagerDutyService()
                .answer(new SandboxRequest(
                        "GET",
                        request.path(),
                        new QueryStringDecoder("?" + request.query()).parameters(),
                        Map.of("authorization", KEY, "accept", request.family().accept()),
                        new byte[0]));
        if (answer.status() != 200) {
            throw new AssertionError(request + " was answered " + answer.status());
        }
        return object(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

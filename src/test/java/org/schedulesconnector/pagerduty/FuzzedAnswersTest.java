package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.BodyFuzzer;
import org.schedulesconnector.access.AccessPolicy;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.graph.ItemBody;
import org.schedulesconnector.item.ItemSchema;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.oncall.Interval;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.ScheduleKind;
import org.schedulesconnector.oncall.TeamReference;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyService;
import org.schedulesconnector.settings.ItemSettings;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Bodies of every endpoint, spoilt in every way, on the whole path from bytes to what a run concludes from them: an item as it would be
 * sent, the end of a listing, the word that something is gone. Seeded: {@code -Dfuzz.seed=7 -Dfuzz.case=123} repeats one case, {@code
 * -Dfuzz.count=100000} makes more.
 */
class FuzzedAnswersTest {
    private static final Instant NOW = Instant.parse("2026-09-08T10:00:00Z");
    private static final Interval WINDOW =
            new Interval(Instant.parse("2026-09-01T00:00:00Z"), Instant.parse("2026-09-16T00:00:00Z"));
    private static final String KEY =
            "Token token=" + PagerDutyCredentials.sandbox().apiToken();
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int COUNT = Integer.getInteger("fuzz.count", 10_500);
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Account account = AccountGenerator.generate(new AccountSize(4, 3, 12, 3, 3), 1, clock);
    private final PagerDutyService service = new PagerDutyService(account, PagerDutyOptions.defaults(), clock);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PagerDutyAnswers answers = new PagerDutyAnswers(clock);
    private final PagerDutyListings listings = new PagerDutyListings();
    private final PagerDutyRequests requests = new PagerDutyRequests();
    private final LayerBasedSchedules layerBased =
            new LayerBasedSchedules(LayerBasedSchedulesTest.settings(PagerDutySettings.Region.US));
    private final ShiftBasedSchedules shiftBased =
            new ShiftBasedSchedules(LayerBasedSchedulesTest.settings(PagerDutySettings.Region.US));
    private final ConnectionSchema schema = ItemSchema.builtIn();
    private final ScheduleItems items = new ScheduleItems(schema, new ItemSettings(null, false));
    private final EnumMap<Ending, Integer> endings = new EnumMap<>(Ending.class);

    /** What became of a body. */
    private enum Ending {
        UNDERSTOOD,
        REFUSED,
        GONE
    }

    /**
     * One request and its valid answer.
     *
     * @param listing makes the listing that asks it; null for a request for one thing
     */
    private record Sample(PagerDutyRequest request, SandboxAnswer valid, Supplier<Listing> listing) {}

    @AfterEach
    void close() throws IOException {
        context.close();
    }

    @Test
    @Timeout(120)
    void endsInNothingButWhatIsKnown() {
        List<Sample> samples = samples();
        Integer only = Integer.getInteger("fuzz.case");
        for (int i = only == null ? 0 : only; i < (only == null ? COUNT : only + 1); i++) {
            Sample sample = samples.get(i % samples.size());
            byte[] body =
                    new BodyFuzzer(SEED * 1_000_003 + i).spoil(sample.valid().body());
            try {
                endings.merge(end(sample, body), 1, Integer::sum);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                fail(
                        "again with -Dfuzz.seed=" + SEED + " -Dfuzz.case=" + i + ": " + sample.request() + " answered "
                                + sample.valid().status() + "\n" + shown(body),
                        e);
            }
        }
        if (only == null) {
            assertThat(endings.get(Ending.UNDERSTOOD)).isGreaterThan(COUNT / 4);
            assertThat(endings.get(Ending.REFUSED)).isGreaterThan(COUNT / 10);
            assertThat(endings.get(Ending.GONE)).isPositive();
        }
    }

    private Ending end(Sample sample, byte[] body) {
        try {
            JsonNode answer = read(sample, body);
            if (sample.listing() == null) {
                takeSingle(sample.request(), answer);
            } else {
                takePage(sample.listing().get(), answer, body);
            }
            return Ending.UNDERSTOOD;
        } catch (PagerDutyException known) {
            if (known.kind() == PagerDutyException.Kind.NOT_FOUND) {
                assertThat(sample.valid().status()).isEqualTo(404);
                assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"error\":");
                return Ending.GONE;
            }
            return Ending.REFUSED;
        }
    }

    private JsonNode read(Sample sample, byte[] body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.setVariable("request", sample.request());
        exchange.getMessage()
                .setHeader(Exchange.HTTP_RESPONSE_CODE, sample.valid().status());
        exchange.getMessage().setBody(body);
        return answers.read(exchange);
    }

    /** As the routes do with a page, and then the decision: it is the last only if it says so. */
    private void takePage(Listing listing, JsonNode page, byte[] body) {
        List<JsonNode> fresh = listing.accept(page);
        DirectoryCollector collector = new DirectoryCollector();
        switch (listing.kind()) {
            case USERS -> collector.addUsers(fresh);
            case TEAMS -> collector.addTeams(fresh);
            case ESCALATION_POLICIES -> collector.addEscalationPolicies(fresh);
            case AUDIT_RECORDS -> {
                collector.addAuditRecords(fresh);
                AuditChanges changes = new AuditChanges(Set.of());
                changes.add(fresh);
                changes.schedules().forEach(id -> changes.isNewTo(id, NOW));
            }
            case ON_CALLS -> {
                OnCallProbe probe = new OnCallProbe(new Interval(NOW, WINDOW.end()));
                probe.add(fresh);
                account.shiftSchedules().forEach(known -> probe.differs(bare(known.id())));
            }
            case LAYER_BASED_SCHEDULES ->
                fresh.stream()
                        .filter(layerBased::isRendered)
                        .forEach(listed -> perhaps(() -> render(layerBased.read(listed, WINDOW), collector)));
            default ->
                assertThat(fresh).allMatch(reference -> reference.path("id").isTextual());
        }
        collector.build();
        if (listing.isComplete()) {
            isReallyComplete(listing, body);
        }
    }

    /** Of several schedules on a page each fails by itself. */
    private static void perhaps(Runnable one) {
        try {
            one.run();
        } catch (PagerDutyException | GraphException known) {
            assertThat(known).hasMessageNotContaining("calendar-secret");
        }
    }

    private static void isReallyComplete(Listing listing, byte[] body) {
        JsonNode page = parsed(body);
        JsonNode array = page.path(listing.kind().array());
        assertThat(array.isArray()).isTrue();
        if (listing instanceof OffsetListing) {
            JsonNode more = page.path("more");
            assertThat(more.isBoolean() && !more.booleanValue()
                            || array.isEmpty() && (more.isMissingNode() || more.isNull()))
                    .as("more: " + more)
                    .isTrue();
            Set<String> ids = new TreeSet<>();
            array.forEach(object -> ids.add(object.path("id").asText()));
            assertThat(listing.found()).isEqualTo(ids.size());
        }
    }

    private void takeSingle(PagerDutyRequest request, JsonNode answer) {
        if (!request.wrapper().equals("schedule") || !request.query().contains("since")) {
            return;
        }
        boolean layers = request.family() == ApiFamily.CLASSIC;
        JsonNode schedule = answer.path("schedule");
        perhaps(() -> render(
                layers ? layerBased.read(schedule, WINDOW) : shiftBased.read(schedule, WINDOW),
                new DirectoryCollector()));
    }

    private void render(OnCallSchedule told, DirectoryCollector collector) {
        Directory directory = collector.build();
        OnCallSchedule schedule = directory.complete(told);
        Set<String> teams = schedule.teams().stream().map(TeamReference::id).collect(Collectors.toSet());
        AccessRules rules = AccessRules.source(new AccessPolicy(true, false), directory.teams());
        ItemBody.json(items.render(schedule, NOW, rules.aclFor(teams)), schema);
        schedule.nextHandoff(NOW);
    }

    private OnCallSchedule bare(String id) {
        return OnCallSchedule.builder(id)
                .kind(ScheduleKind.SHIFT_BASED)
                .name(id)
                .timeZone("UTC")
                .htmlUrl("https://kestrel.pagerduty.com/schedules/" + id)
                .window(WINDOW)
                .build();
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        List<String> shiftBasedIds =
                account.shiftSchedules().stream().map(schedule -> schedule.id()).toList();
        for (Supplier<Listing> listing : List.<Supplier<Listing>>of(
                () -> listings.users(List.of()),
                listings::teams,
                () -> listings.escalationPolicies(List.of()),
                () -> listings.layerBasedSchedules(WINDOW, List.of()),
                () -> listings.layerBasedSchedules(WINDOW, List.of()),
                () -> listings.shiftBasedSchedules(List.of()),
                () -> listings.auditRecords(NOW.minus(Duration.ofDays(30)), NOW).get(0),
                () -> listings.onCalls(shiftBasedIds, NOW, WINDOW.end()))) {
            samples.add(sample(listing.get().request(), listing));
        }
        account.layerSchedules().stream()
                .limit(3)
                .forEach(schedule -> samples.add(sample(requests.layerBasedSchedule(schedule.id(), WINDOW), null)));
        shiftBasedIds.forEach(id -> samples.add(sample(requests.shiftBasedSchedule(id, WINDOW), null)));
        samples.add(sample(requests.confirmLayerBased(shiftBasedIds.get(0)), null));
        samples.add(sample(requests.confirmLayerBased("PNOSUCH"), null));
        samples.add(sample(requests.confirmShiftBased("PNOSUCH"), null));
        samples.add(sample(requests.confirmPolicy("PNOSUCH"), null));
        samples.add(sample(requests.confirmPolicy(account.policies().get(0).id()), null));
        samples.add(sample(requests.abilities(), null));
        assertThat(new HashSet<>(
                        samples.stream().map(one -> one.valid().status()).toList()))
                .containsExactlyInAnyOrder(200, 400, 404);
        return samples;
    }

    private Sample sample(PagerDutyRequest request, Supplier<Listing> listing) {
        SandboxAnswer valid = service.answer(new SandboxRequest(
                "GET",
                request.path(),
                new QueryStringDecoder("?" + request.query()).parameters(),
                Map.of("authorization", KEY, "accept", request.family().accept()),
                new byte[0]));
        return new Sample(request, valid, listing);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("what is no JSON was understood", e);
        }
    }

    private static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }
}

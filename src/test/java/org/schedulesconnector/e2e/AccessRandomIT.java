package org.schedulesconnector.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunOutcome;
import org.schedulesconnector.crawl.report.RunReport;
import org.schedulesconnector.sandbox.SeenRequest;

/**
 * Random companies to which random things happen while Entra and Graph are in random trouble: nobody ever sees a schedule who may not see
 * it, but for those whom Graph refused to take out of a group in that very run. A run that could not even learn who is in the pilot lets
 * nobody in. A seed that failed is run again, alone, with {@code -Daccess.seeds=17}; it does the same again, as far as two threads that
 * write items let it. {@code -Daccess.seeds=100-299} runs others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRandomIT {
    private static final String USUAL_SEEDS = "0-39";
    private static final int CRAWLS_IN_TROUBLE = 3;
    private static final Duration LONG = Duration.ofHours(25);
    private static final Pattern MEMBER = Pattern.compile("/groups/([^/]+)/members/([^/]+)$");
    private static final Set<String> PILOT =
            Set.of("p0@kestrel.example", "p1@kestrel.example", "p3@kestrel.example", "other.p4@kestrel.example");

    private static final List<PlainReading> READINGS = List.of(
            new PlainReading(true, false, false, Set.of()),
            new PlainReading(false, false, true, Set.of()),
            new PlainReading(true, true, true, Set.of()),
            new PlainReading(false, false, false, PILOT));

    private final Map<PlainReading, Company> companies = new HashMap<>();

    static IntStream seeds() {
        String[] ends = System.getProperty("access.seeds", USUAL_SEEDS).split("-");
        return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    @AfterAll
    void close() {
        companies.values().forEach(Company::close);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nobodyEverSeesWhatTheyMayNotSee(int seed) {
        PlainReading reading = READINGS.get(seed % READINGS.size());
        Company company =
                companies.computeIfAbsent(reading, AccessRandomIT::found).renew();
        RandomCompany story = new RandomCompany(company, reading, seed);
        story.found();

        for (int crawl = 1; crawl <= CRAWLS_IN_TROUBLE; crawl++) {
            boolean muchLater = crawl > 1 && (seed + crawl) % 2 == 0;
            if (crawl > 1) {
                story.change(muchLater);
            }
            if (muchLater) {
                company.clockPast(LONG);
            }
            story.remember();
            company.heal().world().forgetTraffic();
            story.trouble();
            Map<String, Set<String>> before = seers(company);

            RunReport report = company.crawl();

            String when = "seed " + seed + ", crawl " + crawl + ": " + report.toLine();
            if (report.outcome() == RunOutcome.FAILED) {
                assertThat(reading.pilot()).as(when).isNotEmpty();
                assertThat(seers(company)).as(when).isEqualTo(before);
            } else {
                assertNobodySeesTooMuch(company, story, when);
            }
        }
        company.heal().world().forgetTraffic();

        RunReport report = company.crawl();

        String last = "seed " + seed + ", without trouble: " + report.toLine() + " " + report.failures();
        assertThat(report.outcome()).as(last).isEqualTo(RunOutcome.SUCCEEDED);
        for (String schedule : company.world().items().keySet()) {
            assertThat(company.seersByObjectId(schedule))
                    .as(last + ", " + schedule)
                    .isEqualTo(story.allowed(schedule, false));
        }
    }

    private static Company found(PlainReading reading) {
        Company company = Company.found();
        CrawlWorld world = company.world()
                .with("access.advanced-permissions", reading.advanced() ? "on" : "off")
                .with("access.team-members-only", String.valueOf(reading.membersOnly()))
                .with("access.identity.include-guests", String.valueOf(reading.guests()))
                .with("crawl.failures.max-consecutive", "1000")
                .with("crawl.failures.max-percent", "100");
        if (!reading.pilot().isEmpty()) {
            world.with("access.pilot.users", String.join(",", reading.pilot()));
        }
        return company;
    }

    private static Map<String, Set<String>> seers(Company company) {
        return company.world().items().keySet().stream()
                .collect(Collectors.toMap(schedule -> schedule, company::seersByObjectId));
    }

    private static void assertNobodySeesTooMuch(Company company, RandomCompany story, String when) {
        boolean entraWasSilent = company.lookups().stream().anyMatch(request -> request.status() != 200);
        Map<String, Set<String>> refused = refusedRemovals(company);
        for (String schedule : company.world().items().keySet()) {
            Set<String> allowed = story.allowed(schedule, entraWasSilent);
            for (String group : company.groupsOf(schedule)) {
                Set<String> tooMany = new HashSet<>(company.membersByObjectId(group));
                tooMany.removeAll(allowed);
                assertThat(refused.getOrDefault(group, Set.of()))
                        .as(when + ", too many see " + schedule + " through " + group)
                        .containsAll(tooMany);
            }
        }
        for (SeenRequest write : company.itemWrites()) {
            String schedule = write.path().substring(write.path().lastIndexOf('/') + 1);
            if (write.status() == 200) {
                assertThat(company.groupsOf(schedule)).as(when).noneMatch(refused::containsKey);
            }
        }
    }

    /** Whom Graph did not take out of groups that it was asked to take them out of, by group. */
    private static Map<String, Set<String>> refusedRemovals(Company company) {
        Map<String, Set<String>> refused = new HashMap<>();
        for (SeenRequest request : company.world().graphRequests("DELETE", MEMBER.pattern())) {
            Matcher member = MEMBER.matcher(request.path());
            if (member.find()) {
                Set<String> members = refused.computeIfAbsent(member.group(1), first -> new HashSet<>());
                boolean gone = request.status() == 204 || request.status() == 404;
                if (gone) {
                    members.remove(member.group(2));
                } else {
                    members.add(member.group(2));
                }
            }
        }
        refused.values().removeIf(Set::isEmpty);
        return refused;
    }
}

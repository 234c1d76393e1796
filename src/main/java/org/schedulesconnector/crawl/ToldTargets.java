package org.schedulesconnector.crawl;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.schedulesconnector.access.Audiences;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.item.PolicyTargets;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;

/**
 * What one run may tell of those whom an escalation policy pages: of the schedules those that are indexed, were read for a window
 * around now, and may be seen by everybody who may see the policy.
 */
final class ToldTargets implements PolicyTargets {
    private final CrawlRun run;
    private final Map<String, OnCallSchedule> schedules;

    private ToldTargets(CrawlRun run, Map<String, OnCallSchedule> schedules) {
        this.run = run;
        this.schedules = schedules;
    }

    static ToldTargets of(CrawlRun run, EscalationPath path, Ledger ledger) {
        Set<String> policyTeams = run.access().teamIdsOf(path);
        Audiences audiences = run.policies()
                .audiences(() -> new Audiences(
                        run.access().rules(), run.directory().users().values()));
        Map<String, OnCallSchedule> told = ledger.readings().load(path.scheduleIds()).stream()
                .flatMap(reading -> Readings.read(reading).stream())
                .filter(schedule -> run.isIndexed(schedule.id()))
                .filter(schedule -> schedule.window().contains(run.now()))
                .filter(schedule ->
                        audiences.mayBeTold(policyTeams, run.access().teamIdsOf(schedule)))
                .map(run.directory()::complete)
                .collect(toMap(OnCallSchedule::id, Function.identity()));
        return new ToldTargets(run, told);
    }

    @Override
    public Optional<OnCallSchedule> schedule(String id) {
        return Optional.ofNullable(schedules.get(id));
    }

    @Override
    public Person person(String id, String name) {
        return run.directory().person(id, name);
    }
}

package org.schedulesconnector.item;

import static org.schedulesconnector.item.Schedules.ACL;
import static org.schedulesconnector.item.Schedules.BO;
import static org.schedulesconnector.item.Schedules.SETTINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.EscalationPath.Level;
import org.schedulesconnector.oncall.EscalationPath.Target;
import org.schedulesconnector.oncall.EscalationPath.TargetKind;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;
import org.schedulesconnector.oncall.TeamReference;

/** Escalation policies of Kestrel, and what is made of them. */
final class Policies {
    private static final Map<String, Person> PEOPLE =
            Stream.of(Schedules.ANA, BO, Schedules.CHI).collect(Collectors.toMap(Person::id, Function.identity()));

    private Policies() {}

    /** The policy of PagerDuty's answer in our notes. */
    static EscalationPath platform() {
        return policy(
                2,
                level(15, schedule("PSPRI01")),
                level(30, schedule("PSFLW02"), new Target(TargetKind.PERSON, BO.id(), "Bo L.")));
    }

    static EscalationPath policy(int repeats, Level... levels) {
        return new EscalationPath(
                "PEPLT01",
                "Platform EP",
                "Platform paging order",
                "https://kestrel.pagerduty.com/escalation_policies/PEPLT01",
                repeats,
                List.of(new TeamReference("PTPLT01", "Platform")),
                true,
                List.of("Checkout", "Payments API"),
                List.of(levels));
    }

    static Level level(int minutes, Target... targets) {
        return new Level(Duration.ofMinutes(minutes), false, List.of(targets));
    }

    static Target schedule(String id) {
        return new Target(TargetKind.SCHEDULE, id, "a name that may be secret");
    }

    static ExternalItemDocument item(EscalationPath path, Instant now, OnCallSchedule... visible) {
        return items().render(path, targets(visible), now, ACL);
    }

    static Optional<Instant> nextHandoff(EscalationPath path, Instant now, OnCallSchedule... visible) {
        return items().nextHandoff(path, targets(visible), now);
    }

    static PolicyItems items() {
        return new PolicyItems(ItemSchema.builtIn(), SETTINGS);
    }

    static PolicyTargets targets(OnCallSchedule... visible) {
        Map<String, OnCallSchedule> schedules =
                Stream.of(visible).collect(Collectors.toMap(OnCallSchedule::id, Function.identity()));
        return new PolicyTargets() {
            @Override
            public Optional<OnCallSchedule> schedule(String id) {
                return Optional.ofNullable(schedules.get(id));
            }

            @Override
            public Person person(String id, String name) {
                return PEOPLE.getOrDefault(id, new Person(id, name, null));
            }
        };
    }
}

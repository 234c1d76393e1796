package org.schedulesconnector.pagerduty;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.oncall.PolicyReference;

/** The escalation policies of an account, found by their own id and by the schedules that they page. Immutable. */
public final class EscalationPaths {
    public static final EscalationPaths NONE = new EscalationPaths(Map.of());

    private final Map<String, EscalationPath> byId;
    private final Map<String, List<PolicyReference>> bySchedule;

    /** @param byId policies by policy id */
    public EscalationPaths(Map<String, EscalationPath> byId) {
        this.byId = Map.copyOf(byId);
        this.bySchedule = this.byId.values().stream()
                .flatMap(path -> path.scheduleIds().stream().map(schedule -> Map.entry(schedule, path)))
                .collect(groupingBy(
                        Map.Entry::getKey,
                        mapping(
                                entry -> reference(entry.getValue(), entry.getKey()),
                                collectingAndThen(toList(), EscalationPaths::sorted))));
    }

    public Map<String, EscalationPath> byId() {
        return byId;
    }

    /** The policies that page a schedule, with the levels, sorted by name; empty when none does. */
    public List<PolicyReference> paging(String scheduleId) {
        return bySchedule.getOrDefault(scheduleId, List.of());
    }

    private static PolicyReference reference(EscalationPath path, String scheduleId) {
        return new PolicyReference(path.id(), path.name(), path.levelsOf(scheduleId));
    }

    private static List<PolicyReference> sorted(List<PolicyReference> policies) {
        return policies.stream()
                .sorted(Comparator.comparing(PolicyReference::name).thenComparing(PolicyReference::id))
                .toList();
    }
}

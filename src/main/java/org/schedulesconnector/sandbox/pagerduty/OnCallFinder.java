package org.schedulesconnector.sandbox.pagerduty;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Follows the escalation policies to who is on call. */
final class OnCallFinder {
    private final Account account;

    OnCallFinder(Account account) {
        this.account = account;
    }

    /**
     * @param policies which to follow
     * @param targets which to follow; a schedule that is not among them is not rendered
     */
    Stream<OnCall> during(
            RenderWindow window, Predicate<EscalationPolicy> policies, Predicate<EscalationPolicy.Target> targets) {
        return account.policies().stream()
                .filter(policies)
                .sorted(Comparator.comparing(EscalationPolicy::name))
                .flatMap(policy -> IntStream.range(0, policy.rules().size())
                        .boxed()
                        .flatMap(level -> policy.rules().get(level).targets().stream()
                                .filter(targets)
                                .flatMap(target -> onCall(policy, level + 1, target, window))));
    }

    private Stream<OnCall> onCall(
            EscalationPolicy policy, int level, EscalationPolicy.Target target, RenderWindow window) {
        if (target.isUser()) {
            return Stream.of(new OnCall(policy, level, Optional.empty(), target.id(), Optional.empty()));
        }
        return account.schedule(target.id()).stream().flatMap(schedule -> entries(schedule, window)
                .map(entry ->
                        new OnCall(policy, level, Optional.of(schedule), entry.userId(), Optional.of(entry.span()))));
    }

    /** What a schedule of either kind renders; places that nobody has are left out. */
    static Stream<RenderedEntry> entries(AccountSchedule schedule, RenderWindow window) {
        if (schedule instanceof LayerSchedule layered) {
            return new LayerScheduleRenderer(layered, window).finalSchedule().stream();
        }
        return new ShiftScheduleRenderer((ShiftSchedule) schedule, window)
                .finalSchedule().stream().flatMap(assignment -> assignment.member().userId().stream()
                        .map(user -> new RenderedEntry(assignment.span(), user)));
    }
}

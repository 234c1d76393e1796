package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.EscalationPolicy;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.sandbox.pagerduty.SchedulePart;

/** Finds schedules and edits them. */
final class ScheduleOperations {
    private final Account account;
    private final AccountChanges changes;
    private final Subjects subjects;
    private final ScheduleView view;

    ScheduleOperations(Account account, Subjects subjects, Clock clock) {
        this.account = account;
        this.changes = account.changes();
        this.subjects = subjects;
        this.view = new ScheduleView(account, subjects, clock);
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(
                        "/schedules",
                        Set.of("name"),
                        "Lists schedules whose name holds a text, with who is on call now.",
                        this::list),
                Operation.get(
                        "/schedules/ID",
                        Set.of(),
                        "Shows a schedule with its layers, or the events of its rotations.",
                        call -> view.whole(subjects.schedule(call.id()))),
                Operation.post(
                        "/schedules",
                        Set.of("copy", "name"),
                        "{\"copy\":\"PABC123\",\"name\":\"Night watch\"}",
                        "Adds a schedule of the same kind, teams and turns as another.",
                        call -> copy(call.body())),
                Operation.post(
                        "/schedules/ID/layers",
                        Set.of("layer", "people"),
                        "{\"layer\":\"PLAYER1\",\"people\":[\"PUSER01\",\"PUSER02\"]}",
                        "Puts people into one layer, or one event of a rotation; without a body, moves everybody one turn on.",
                        this::editLayers),
                Operation.post(
                        "/schedules/ID/teams",
                        Set.of("teams"),
                        "{\"teams\":[\"PTEAM01\"]}",
                        "Gives a schedule these teams and no other.",
                        this::setTeams),
                Operation.post(
                        "/schedules/ID/name",
                        Set.of("name"),
                        "{\"name\":\"Night watch\"}",
                        "Renames a schedule.",
                        this::rename),
                Operation.post(
                        "/schedules/ID/upgrade",
                        Set.of(),
                        "",
                        "Makes a shift-based (v3) schedule of a layer-based one, under the same id.",
                        this::upgrade),
                Operation.delete(
                        "/schedules/ID", "Deletes a schedule and takes it out of escalation policies.", this::delete));
    }

    private ObjectNode list(Operation.Call call) {
        Predicate<String> wanted = Subjects.holding(call.query());
        return ControlJson.listing(
                "schedules", account.schedules().stream().filter(schedule -> wanted.test(schedule.name())), view::row);
    }

    private ObjectNode copy(Body body) {
        AccountSchedule source = subjects.schedule(body.requiredText("copy"));
        String name = body.text("name").orElse(source.name() + " (copy)");
        String id = changes.copySchedule(source.id(), name);
        return ControlJson.changed(
                        "%s was added, a copy of %s that no escalation policy pages.".formatted(name, source.name()))
                .put("id", id);
    }

    private ObjectNode editLayers(Operation.Call call) {
        AccountSchedule before = subjects.schedule(call.id());
        if (call.body().isEmpty()) {
            changes.rotatePeople(before.id());
            return edited(before, "Everybody on " + before.name() + " moved one turn on.");
        }
        SchedulePart part = part(before, call.body());
        List<String> people = people(before, call.body());
        changes.setPeople(before.id(), part.id(), people);
        return edited(
                before,
                "%s of %s has the turns %s."
                        .formatted(
                                part.name(),
                                before.name(),
                                people.stream().map(subjects::person).collect(Collectors.joining(", "))));
    }

    private ObjectNode edited(AccountSchedule before, String sentence) {
        AccountSchedule after = subjects.schedule(before.id());
        boolean same = after.equals(before);
        ObjectNode answer =
                ControlJson.changed(same ? "Nothing changed: " + before.name() + " was so before." : sentence);
        answer.set("schedule", view.whole(after));
        return answer;
    }

    private static SchedulePart part(AccountSchedule schedule, Body body) {
        String ids = schedule.parts().stream().map(SchedulePart::id).collect(Collectors.joining(", "));
        return schedule.parts().stream()
                .filter(part -> body.text("layer")
                        .map(part.id()::equals)
                        .orElse(schedule.parts().size() == 1))
                .findFirst()
                .orElseThrow(() ->
                        body.wrong("layer", "must be the id of one of the parts of " + schedule.name() + ": " + ids));
    }

    /** PagerDuty takes 1 to 20 members for an event; a layer has somebody too. */
    private List<String> people(AccountSchedule schedule, Body body) {
        List<String> ids = body.texts("people").orElseThrow(() -> body.needs("\"people\""));
        if (ids.isEmpty() || ids.size() > 20) {
            throw body.wrong("people", "must name 1 to 20 users for " + schedule.name());
        }
        ids.forEach(subjects::user);
        return ids;
    }

    private ObjectNode setTeams(Operation.Call call) {
        AccountSchedule schedule = subjects.schedule(call.id());
        List<String> teams = call
                .body()
                .texts("teams")
                .orElseThrow(() -> call.body().needs("\"teams\""))
                .stream()
                .distinct()
                .toList();
        String before = subjects.teams(schedule.teamIds());
        String after = subjects.teams(teams);
        changes.setScheduleTeams(schedule.id(), teams);
        return ControlJson.changed("%s belongs to %s, and belonged to %s.".formatted(schedule.name(), after, before));
    }

    private ObjectNode rename(Operation.Call call) {
        AccountSchedule schedule = subjects.schedule(call.id());
        String name = call.body().requiredText("name");
        changes.renameSchedule(schedule.id(), name);
        return ControlJson.changed("%s is now called %s.".formatted(schedule.name(), name));
    }

    private ObjectNode upgrade(Operation.Call call) {
        AccountSchedule schedule = subjects.schedule(call.id());
        if (!(schedule instanceof LayerSchedule)) {
            throw ControlProblem.conflict(schedule.name() + " is shift-based already. Choose a layer-based schedule.");
        }
        changes.upgradeToShiftBased(schedule.id());
        return ControlJson.changed(schedule.name() + " is shift-based (v3) now, under the same id.");
    }

    private ObjectNode delete(Operation.Call call) {
        AccountSchedule schedule = subjects.schedule(call.id());
        String policies = account.policiesOf(schedule.id()).stream()
                .map(EscalationPolicy::name)
                .collect(Collectors.joining(" and "));
        changes.deleteSchedule(schedule.id());
        return ControlJson.changed(
                schedule.name() + " was deleted" + (policies.isEmpty() ? "." : " and left " + policies + "."));
    }
}

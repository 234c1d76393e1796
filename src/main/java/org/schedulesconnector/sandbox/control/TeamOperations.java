package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;

/** Finds teams and changes them. */
final class TeamOperations {
    private final Account account;
    private final AccountChanges changes;
    private final Subjects subjects;

    TeamOperations(Account account, Subjects subjects) {
        this.account = account;
        this.changes = account.changes();
        this.subjects = subjects;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/teams", Set.of("name"), "Lists teams whose name holds a text.", this::list),
                Operation.post(
                        "/teams/ID",
                        Set.of("private", "name"),
                        "{\"private\":true}",
                        "Makes a team private or public, or renames it.",
                        this::edit));
    }

    private ObjectNode list(Operation.Call call) {
        Predicate<String> wanted = Subjects.holding(call.query());
        return ControlJson.listing(
                "teams", account.teams().stream().filter(team -> wanted.test(team.name())), team -> ControlJson.object()
                        .put("id", team.id())
                        .put("name", team.name())
                        .put("private", team.isPrivate()));
    }

    private ObjectNode edit(Operation.Call call) {
        AccountTeam team = subjects.team(call.id());
        Body body = call.body();
        if (body.isEmpty()) {
            throw body.needs("\"private\" or \"name\"");
        }
        List<String> done = new ArrayList<>();
        body.name("name").ifPresent(name -> done.add("is now called " + name));
        body.flag("private").ifPresent(closed -> done.add(closed ? "is private" : "is public"));
        body.name("name").ifPresent(name -> changes.renameTeam(team.id(), name));
        body.flag("private").ifPresent(closed -> changes.setTeamPrivate(team.id(), closed));
        return ControlJson.changed("The team " + team.name() + " " + String.join(" and ", done) + ".");
    }
}

package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountChanges;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;

/** Finds people of the account and changes them. Their accounts in Entra stay as they are. */
final class UserOperations {
    private static final Set<String> ROLES = Set.of(
            "admin",
            "limited_user",
            "observer",
            "owner",
            "read_only_user",
            "read_only_limited_user",
            "restricted_access",
            "user");
    private static final Set<String> TEAM_ROLES = Set.of("manager", "responder", "observer");

    private final Account account;
    private final AccountChanges changes;
    private final Subjects subjects;

    UserOperations(Account account, Subjects subjects) {
        this.account = account;
        this.changes = account.changes();
        this.subjects = subjects;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/users", Set.of("name"), "Lists people whose name holds a text.", this::list),
                Operation.post(
                        "/users/ID",
                        Set.of("name", "email", "role", "join", "as", "leave"),
                        "{\"join\":\"PTEAM01\",\"as\":\"responder\"}",
                        "Gives somebody another name, e-mail address or base role, or lets them join or leave a team.",
                        this::edit),
                Operation.delete("/users/ID", "Deletes somebody, whom schedules still name.", this::delete));
    }

    private ObjectNode list(Operation.Call call) {
        Predicate<String> wanted = Subjects.holding(call.query());
        return ControlJson.listing("users", account.users().stream().filter(user -> wanted.test(user.name())), user -> {
            ObjectNode json = ControlJson.object()
                    .put("id", user.id())
                    .put("name", user.name())
                    .put("email", user.email())
                    .put("role", user.role());
            user.teamRoles().forEach(json.putObject("teams")::put);
            return json;
        });
    }

    private ObjectNode edit(Operation.Call call) {
        AccountUser user = subjects.user(call.id());
        Edit edit = new Edit(user, call.body());
        List<Runnable> steps = edit.steps();
        if (steps.isEmpty()) {
            throw call.body().needs("\"name\", \"email\", \"role\", \"join\" or \"leave\"");
        }
        steps.forEach(Runnable::run);
        return ControlJson.changed(user.name() + " " + String.join(", ", edit.done) + ".");
    }

    private ObjectNode delete(Operation.Call call) {
        AccountUser user = subjects.user(call.id());
        changes.deleteUser(user.id());
        return ControlJson.changed(user.name() + " was deleted; schedules that name them still do.");
    }

    /** Checks the whole request before the first step of it happens. */
    private final class Edit {
        private final AccountUser user;
        private final Body body;
        private final List<String> done = new ArrayList<>();
        private final List<Runnable> steps = new ArrayList<>();

        Edit(AccountUser user, Body body) {
            this.user = user;
            this.body = body;
        }

        List<Runnable> steps() {
            String name = body.name("name").orElse(user.name());
            String email = body.name("email").map(this::checkedEmail).orElse(user.email());
            if (body.has("name") || body.has("email")) {
                step("is now " + name + " <" + email + ">", () -> changes.renameUser(user.id(), name, email));
            }
            body.oneOf("role", ROLES)
                    .ifPresent(role -> step("has the role " + role, () -> changes.setUserRole(user.id(), role)));
            body.text("join").map(subjects::team).ifPresent(this::join);
            if (body.has("as") && !body.has("join")) {
                throw body.wrong("as", "needs \"join\", the team to have that role in");
            }
            body.text("leave").map(subjects::team).ifPresent(this::leave);
            return steps;
        }

        private void join(AccountTeam team) {
            String role = body.oneOf("as", TEAM_ROLES).orElse("responder");
            step("is on " + team.name() + " as " + role, () -> changes.joinTeam(user.id(), team.id(), role));
        }

        private void leave(AccountTeam team) {
            if (!user.teamRoles().containsKey(team.id())) {
                throw body.wrong("leave", "must be a team of " + user.name() + ", who is not on " + team.name());
            }
            step("left " + team.name(), () -> changes.leaveTeam(user.id(), team.id()));
        }

        private String checkedEmail(String email) {
            boolean taken = account.users().stream()
                    .anyMatch(other ->
                            !other.id().equals(user.id()) && other.email().equalsIgnoreCase(email));
            if (taken || !email.matches("[^@\\s]+@[^@\\s]+")) {
                throw body.wrong("email", "must be an e-mail address that nobody else in the account has");
            }
            return email;
        }

        private void step(String sentence, Runnable step) {
            done.add(sentence);
            steps.add(step);
        }
    }
}

package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.sandbox.Faults;
import org.schedulesconnector.sandbox.SandboxAnswer;
import org.schedulesconnector.sandbox.SandboxClock;
import org.schedulesconnector.sandbox.SandboxRequest;
import org.schedulesconnector.sandbox.SandboxService;
import org.schedulesconnector.sandbox.pagerduty.Account;

/**
 * What an administrator of the account and the weather would do, over HTTP. {@code GET /} lists the operations; each change is
 * answered with one sentence that says what changed. Changes happen one after the other.
 */
public final class ControlService implements SandboxService {
    private final List<Operation> operations;

    /**
     * @param account what is edited
     * @param clock the sandbox's
     * @param faults the sandbox's
     * @param index the item that the tenant holds for a schedule's id, as Graph shows it
     */
    public ControlService(
            Account account, SandboxClock clock, Faults faults, Function<String, Optional<ObjectNode>> index) {
        Subjects subjects = new Subjects(account);
        this.operations = Stream.of(
                        List.of(Operation.get("/", Set.of(), "Lists the operations.", call -> listing())),
                        new ClockOperations(clock).operations(),
                        new OverrideOperations(account, subjects, clock).operations(),
                        new ScheduleOperations(account, subjects, clock).operations(),
                        new UserOperations(account, subjects).operations(),
                        new TeamOperations(account, subjects).operations(),
                        new PolicyOperations(account, subjects).operations(),
                        new FaultOperations(faults).operations(),
                        new IndexOperations(index).operations())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public synchronized SandboxAnswer answer(SandboxRequest request) {
        try {
            return ControlJson.answer(200, find(request).perform(request));
        } catch (ControlProblem problem) {
            return ControlJson.answer(problem.status(), ControlJson.object().put("error", problem.getMessage()));
        }
    }

    private Operation find(SandboxRequest request) {
        List<Operation> there = operations.stream()
                .filter(operation -> operation.isAt(request.path()))
                .toList();
        if (there.isEmpty()) {
            throw ControlProblem.unknown("Nothing is at " + request.path() + ". GET / lists what there is.");
        }
        return there.stream()
                .filter(operation -> operation.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> ControlProblem.wrongMethod(request.path() + " takes "
                        + there.stream().map(Operation::method).collect(Collectors.joining(" and ")) + ", not "
                        + request.method() + "."));
    }

    private ObjectNode listing() {
        return ControlJson.listing("operations", operations.stream(), Operation::json);
    }
}

package org.schedulesconnector.graph;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.schedulesconnector.graph.GraphException.Kind;
import org.schedulesconnector.graph.GroupOutcome.Existence;

/**
 * Brings one external group to its membership: create, remove, rename, add. Who leaves is removed before anybody is added, and each
 * member takes its turn at the gate. A group that Graph has lost is created again.
 */
final class GroupSync {
    private final GroupMembership group;
    private final GroupRequests requests;
    private final GraphCaller caller;
    private final RetryPolicy policy;
    private final GroupTally tally;
    private volatile boolean perhapsGone;
    private volatile boolean knownToExist;

    GroupSync(GroupMembership group, GroupRequests requests, GraphCaller caller, RetryPolicy policy) {
        this.group = group;
        this.requests = requests;
        this.caller = caller;
        this.policy = policy;
        this.tally = new GroupTally(group);
    }

    /** Fails only when the group could not be created; whatever else fails is told in the outcome. */
    CompletableFuture<GroupOutcome> run() {
        return create().thenCompose(created -> remove())
                .thenCompose(removed -> rename())
                .thenCompose(renamed -> add())
                .thenApply(done -> tally.outcome());
    }

    private CompletableFuture<Void> create() {
        if (group.isKnown() || !group.phase().adds()) {
            return done();
        }
        return send(requests.create(group), Kind.CONFLICT).thenCompose(reply -> {
            if (!reply.accepted()) {
                return replace();
            }
            tally.created(Existence.CREATED);
            return done();
        });
    }

    /** Nobody knows who is in a group that is not in the ledger, and Graph does not list them; so it starts again, empty. */
    private CompletableFuture<Void> replace() {
        return send(requests.delete(group.id()), Kind.NOT_FOUND)
                .thenCompose(deleted -> send(requests.create(group), Kind.CONFLICT))
                .thenAccept(reply -> {
                    if (!reply.accepted() && !reply.repeated()) {
                        throw GraphException.of(
                                Kind.CONFLICT,
                                "External group %s has members that nobody knows, and Graph still has it after it was deleted"
                                        .formatted(group.id()));
                    }
                    tally.created(Existence.REPLACED);
                });
    }

    private CompletableFuture<Void> remove() {
        return group.phase().removes() ? inLanes(tally.surplus(), this::removeOne) : done();
    }

    private CompletableFuture<Void> removeOne(GroupMember member) {
        return handled(
                send(requests.removeMember(group.id(), member), Kind.NOT_FOUND)
                        .thenAccept(reply -> tally.removed(member)),
                tally::failed);
    }

    private CompletableFuture<Void> rename() {
        boolean right = group.displayName().equals(group.knownDisplayName());
        if (!group.isKnown() || right || !group.phase().adds() || tally.isHopeless()) {
            return done();
        }
        CompletableFuture<Void> renamed = send(requests.describe(group), Kind.NOT_FOUND)
                .thenCompose(reply -> {
                    if (!reply.accepted()) {
                        return restore();
                    }
                    tally.renamed();
                    return done();
                });
        return handled(renamed, tally::failed);
    }

    private CompletableFuture<Void> add() {
        if (!group.phase().adds()) {
            return done();
        }
        return inLanes(tally.missing(), this::addOne).thenCompose(tried -> {
            if (!perhapsGone || knownToExist || tally.isHopeless()) {
                return done();
            }
            return handled(restore(), tally::failed).thenCompose(restored -> add());
        });
    }

    private CompletableFuture<Void> addOne(GroupMember member) {
        return handled(
                send(requests.addMember(group.id(), member), Kind.CONFLICT).thenAccept(reply -> tally.added(member)),
                failure -> notAdded(member, failure));
    }

    /** A 404 says that the group is gone or that the member is unknown, and not which. */
    private void notAdded(GroupMember member, GraphException failure) {
        boolean aboutTheMember = failure.kind() == Kind.NOT_FOUND || failure.kind() == Kind.INVALID;
        if (failure.kind() == Kind.NOT_FOUND && !knownToExist) {
            tally.sent(failure.attempts());
            perhapsGone = true;
        } else if (aboutTheMember && failure.attempts() == 1) {
            tally.sent(failure.attempts());
            tally.refused(member, failure.getMessage());
        } else {
            tally.additionFailed(member, failure);
        }
    }

    /** Creates the group again if it is gone; then it is empty. */
    private CompletableFuture<Void> restore() {
        return send(requests.create(group), Kind.CONFLICT).thenAccept(reply -> {
            if (reply.accepted()) {
                tally.created(Existence.RESTORED);
            } else if (reply.repeated()) {
                tally.perhapsCreated();
            }
            knownToExist = true;
        });
    }

    private CompletableFuture<Void> inLanes(
            Collection<GroupMember> members, Function<GroupMember, CompletableFuture<Void>> step) {
        return Lanes.run(members, WriteGate.MOST, () -> tally.isHopeless() || (perhapsGone && !knownToExist), step);
    }

    /** @param tolerated what Graph answers when all is as wanted already */
    private CompletableFuture<Reply> send(GraphRequest request, Kind tolerated) {
        return caller.callInTurn(request, policy)
                .thenApply(answer -> new Reply(true, answer.attempts()))
                .exceptionally(failure -> new Reply(
                        false, ConnectionClient.expect(tolerated, failure).attempts()))
                .thenApply(reply -> {
                    tally.sent(reply.attempts());
                    return reply;
                });
    }

    private static CompletableFuture<Void> handled(CompletableFuture<Void> work, Consumer<GraphException> onFailure) {
        return work.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (!(cause instanceof GraphException known)) {
                throw new CompletionException(cause);
            }
            onFailure.accept(known);
            return null;
        });
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * @param accepted false when Graph said that it was so already
     * @param attempts how many requests it took
     */
    private record Reply(boolean accepted, int attempts) {
        /** An earlier attempt may have taken effect though its answer was lost. */
        boolean repeated() {
            return attempts > 1;
        }
    }
}

package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Finds accounts of the tenant by name, address or id, as many in one request as Graph takes. */
final class ResolveUsersOperation implements GraphOperation {
    private static final String NEEDS_PERMISSION =
            "Give the application User.Read.All with admin consent, or name accounts by their object ids.";

    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    ResolveUsersOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        UserLookup lookup = message.getMandatoryBody(UserLookup.class);
        ConcurrentLinkedQueue<EntraUser> found = new ConcurrentLinkedQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        AtomicInteger made = new AtomicInteger();
        return Lanes.run(chunks(lookup.askable()), ConnectionClient.DIRECTORY_READERS, failed::get, chunk -> pages(
                                lookup, chunk, made)
                        .handle((users, failure) -> {
                            if (failure != null) {
                                failed.set(true);
                                throw DirectoryFailures.withRemedy(failure, Kind.FORBIDDEN, NEEDS_PERMISSION);
                            }
                            users.forEach(json -> found.add(EntraUser.read(json)));
                            return null;
                        }))
                .thenApply(done -> new Result(resolved(lookup, found), null, made.get()));
    }

    private CompletableFuture<List<JsonNode>> pages(UserLookup lookup, List<String> chunk, AtomicInteger made) {
        return DirectoryPages.read(
                client.directoryRequests().users(lookup.attribute(), chunk),
                client.directoryCaller(),
                client.directoryRequests(),
                configuration.retryPolicy(),
                made);
    }

    private static List<List<String>> chunks(List<String> values) {
        int most = UserLookup.MOST_AT_ONCE;
        return IntStream.iterate(0, start -> start < values.size(), start -> start + most)
                .mapToObj(start -> values.subList(start, Math.min(start + most, values.size())))
                .toList();
    }

    private static ResolvedUsers resolved(UserLookup lookup, Iterable<EntraUser> found) {
        Map<String, List<EntraUser>> byValue = new LinkedHashMap<>();
        lookup.values().forEach(value -> byValue.put(value, new ArrayList<>()));
        for (EntraUser user : found) {
            String value = user.value(lookup.attribute());
            List<EntraUser> sharing = value == null ? null : byValue.get(UserLookup.normal(value));
            if (sharing != null && !sharing.contains(user)) {
                sharing.add(user);
            }
        }
        List<String> unresolved = byValue.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        byValue.keySet().removeAll(unresolved);
        byValue.replaceAll((value, users) -> List.copyOf(users));
        return new ResolvedUsers(lookup.attribute(), byValue, unresolved);
    }
}

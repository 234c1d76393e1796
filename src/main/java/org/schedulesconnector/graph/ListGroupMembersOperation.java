package org.schedulesconnector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.schedulesconnector.graph.GraphException.Kind;

/** Lists the users of an Entra group, those of groups within it too. */
final class ListGroupMembersOperation implements GraphOperation {
    private static final String USER = "#microsoft.graph.user";
    private static final String NEEDS_PERMISSION =
            "Give the application GroupMember.Read.All with admin consent, and Member.Read.Hidden for a group that hides its"
                    + " members.";
    private static final String NO_SUCH_GROUP = "Give the object id of a group of this tenant, as Entra shows it.";

    private final ConnectionClient client;
    private final GraphExternalConfiguration configuration;

    ListGroupMembersOperation(ConnectionClient client, GraphExternalConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public CompletableFuture<Result> execute(Message message) throws InvalidPayloadException {
        String groupId = message.getMandatoryBody(String.class);
        if (!ItemRules.isGuid(groupId)) {
            throw GraphException.of(Kind.INVALID, "'" + groupId + "' is not the object id (GUID) of an Entra group");
        }
        AtomicInteger made = new AtomicInteger();
        return DirectoryPages.read(
                        client.directoryRequests().transitiveMembers(groupId),
                        client.directoryCaller(),
                        client.directoryRequests(),
                        configuration.retryPolicy(),
                        made)
                .thenApply(members -> new Result(users(groupId, members), null, made.get()))
                .exceptionally(failure -> {
                    CompletionException refused =
                            DirectoryFailures.withRemedy(failure, Kind.FORBIDDEN, NEEDS_PERMISSION);
                    throw DirectoryFailures.withRemedy(refused, Kind.NOT_FOUND, NO_SUCH_GROUP);
                });
    }

    private static List<String> users(String groupId, List<JsonNode> members) {
        return members.stream()
                .filter(member -> type(groupId, member).equals(USER))
                .map(member -> member.path("id").asText().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String type(String groupId, JsonNode member) {
        String type = member.path("@odata.type").asText("");
        if (type.isEmpty()) {
            throw GraphException.of(
                    Kind.MALFORMED_ANSWER,
                    "A member of the Entra group " + groupId
                            + " came without its type, so users cannot be told from others");
        }
        return type;
    }
}

package org.schedulesconnector.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * Tells a permission that nobody consented to from a connection that somebody else owns: Graph answers 403 to both, but the token
 * names the permissions it has.
 */
final class ExplainingTransport implements Transport {
    private final Transport transport;
    private final Supplier<Optional<Set<String>>> roles;

    /** @param roles the permissions of the last token; empty when it does not tell them */
    ExplainingTransport(Transport transport, Supplier<Optional<Set<String>>> roles) {
        this.transport = transport;
        this.roles = roles;
    }

    @Override
    public GraphAnswer send(GraphRequest request) {
        try {
            return transport.send(request);
        } catch (GraphException refused) {
            throw refused.kind() == Kind.FORBIDDEN ? explained(refused) : refused;
        }
    }

    private GraphException explained(GraphException refused) {
        String path = refused.evidence().map(GraphException.Evidence::path).orElse("");
        List<String> suitable = suitable(path);
        return roles.get()
                .map(held -> refused.withRemedy(
                        suitable.stream().anyMatch(held::contains) ? foreign(path, suitable) : missing(suitable)))
                .orElse(refused);
    }

    private static String missing(List<String> suitable) {
        return "The token has no role " + suitable.get(0) + ": give the application that permission (application, not"
                + " delegated) in Microsoft Entra, have an administrator consent, and start again; a token that was issued"
                + " before does not have it.";
    }

    private static String foreign(String path, List<String> suitable) {
        return path.contains("/external/")
                ? "The token has " + suitable.get(0)
                        + ", so consent is not what is missing: another application owns the"
                        + " connection. Use the application that made it, or choose another connection id."
                : "The token has " + suitable.get(0)
                        + ", so consent is not what is missing: look for a policy of the tenant that restricts the application.";
    }

    /** The permission that a path needs, then wider ones that do as well. */
    private static List<String> suitable(String path) {
        if (path.contains("/external/connections/") && (path.contains("/items") || path.contains("/groups"))) {
            return List.of("ExternalItem.ReadWrite.OwnedBy", "ExternalItem.ReadWrite.All");
        }
        if (path.contains("/external/")) {
            return List.of("ExternalConnection.ReadWrite.OwnedBy", "ExternalConnection.ReadWrite.All");
        }
        return path.contains("/groups")
                ? List.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All")
                : List.of("User.Read.All", "User.ReadWrite.All", "Directory.Read.All");
    }
}

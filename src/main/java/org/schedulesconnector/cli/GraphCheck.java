package org.schedulesconnector.cli;

import static org.schedulesconnector.cli.CheckFinding.Side.GRAPH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schedulesconnector.graph.GraphException;
import org.schedulesconnector.graph.ProvisionOutcome;
import org.schedulesconnector.graph.UserLookup;
import org.schedulesconnector.settings.Settings;

/** Whether Microsoft Graph takes what a crawl sends: token and its permissions, the connection and its schema, people. */
final class GraphCheck {
    private static final List<List<String>> NEEDED = List.of(
            List.of("ExternalConnection.ReadWrite.OwnedBy", "ExternalConnection.ReadWrite.All"),
            List.of("ExternalItem.ReadWrite.OwnedBy", "ExternalItem.ReadWrite.All"));
    private static final List<String> READ_GROUPS =
            List.of("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All", "Directory.ReadWrite.All");
    private static final String NOBODY = "nobody-of-this-name@check.invalid";

    private final ConnectorRuntime runtime;
    private final Settings settings;
    private final CheckFindings findings;

    GraphCheck(ConnectorRuntime runtime, Settings settings, CheckFindings findings) {
        this.runtime = runtime;
        this.settings = settings;
        this.findings = findings;
    }

    void look() {
        Optional<Set<String>> roles;
        try {
            roles = runtime.graphRoles();
        } catch (GraphException e) {
            failed("Entra token", e);
            findings.skip(GRAPH, "connection and people", "there is no token");
            return;
        }
        if (tellRoles(roles)) {
            connection();
        } else {
            findings.skip(GRAPH, "connection", "the token lacks what it needs");
        }
        users();
    }

    /** Whether the token has what nothing works without, as far as it tells. */
    private boolean tellRoles(Optional<Set<String>> roles) {
        if (roles.isEmpty()) {
            findings.ok(GRAPH, "Entra token", "obtained; it does not tell its permissions");
            return true;
        }
        List<String> lacking = needed().stream()
                .filter(either -> either.stream().noneMatch(roles.get()::contains))
                .map(either -> either.get(0))
                .toList();
        if (lacking.isEmpty()) {
            findings.ok(
                    GRAPH,
                    "Entra token",
                    "obtained, with "
                            + String.join(", ", roles.get().stream().sorted().toList()));
            return true;
        }
        findings.fail(
                GRAPH,
                "Entra token",
                "it lacks " + String.join(" and ", lacking)
                        + (roles.get().isEmpty() ? "; it has no application permission at all" : ""),
                "Add them to the app registration as application permissions, not delegated ones, and have an administrator consent;"
                        + " what is listed there without consent is not in the token.");
        return false;
    }

    /** Without those of its groups a pilot lets nobody in, and a run ends. */
    private List<List<String>> needed() {
        List<List<String>> needed = new ArrayList<>(NEEDED);
        if (!settings.access().pilot().groups().isEmpty()) {
            needed.add(READ_GROUPS);
        }
        return needed;
    }

    private void connection() {
        String subject = "Connection " + settings.graph().connectionId();
        try {
            ProvisionOutcome outcome = runtime.compareConnection();
            outcome.warnings()
                    .forEach(
                            warning -> findings.warn(
                                    GRAPH,
                                    subject,
                                    warning,
                                    "Index less (crawl.include.*, crawl.exclude.*), delete connections that nobody needs, or ask Microsoft for more."));
            int known = runtime.connector().ledger().items().count();
            if (outcome.created() && known > 0) {
                findings.fail(
                        GRAPH,
                        subject,
                        "Graph shows this application no such connection, and yet the ledger knows " + known
                                + " items in it",
                        "If another application made it, use that one's graph.client-id and credential: a foreign connection looks absent. If it"
                                + " was deleted, run purge --confirm "
                                + settings.graph().connectionId() + ", then crawl.");
            } else if (outcome.created()) {
                findings.ok(
                        GRAPH,
                        subject,
                        "not there yet; the first crawl makes it and registers the schema, 5 to 15 minutes");
            } else if (outcome.changes().isEmpty()) {
                findings.ok(GRAPH, subject, "is ours, and as it should be");
            } else {
                findings.warn(
                        GRAPH,
                        subject,
                        "is ours; the next full crawl changes: " + String.join("; ", outcome.changes()),
                        "Nothing to do, unless that is not wanted.");
            }
        } catch (GraphException e) {
            failed(subject, e);
        }
    }

    private void users() {
        try {
            runtime.resolveUsers(new UserLookup(UserLookup.Attribute.UPN, List.of(NOBODY)));
            findings.ok(GRAPH, "People of the tenant", "can be looked up");
        } catch (GraphException e) {
            if (e.kind() == GraphException.Kind.FORBIDDEN) {
                findings.warn(
                        GRAPH,
                        "People of the tenant",
                        "cannot be looked up: " + withoutRemedy(e),
                        "Consent to User.Read.All, or name accounts by object id in access.identity.overrides.");
            } else {
                failed("People of the tenant", e);
            }
        }
    }

    private void failed(String subject, GraphException e) {
        findings.fail(GRAPH, subject, withoutRemedy(e), e.remedy());
    }

    /** The sentences of a crawl end with the remedy, which has a line of its own here. */
    private static String withoutRemedy(GraphException e) {
        return e.getMessage().replace(" " + e.remedy(), "");
    }
}

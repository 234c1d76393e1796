package org.schedulesconnector.graph;

/** Failures of Graph for the tests of those who have to deal with them. */
public final class GraphFailures {
    private GraphFailures() {}

    public static GraphException answered(GraphException.Kind kind, int status, String summary, String requestId) {
        GraphException.Evidence evidence = new GraphException.Evidence(
                "PUT", "/external/connections/c/items/P1", status, "code", requestId, "our-id");
        return GraphException.failed(kind, summary, evidence, null, null);
    }

    public static GraphException unanswered(GraphException.Kind kind) {
        return GraphException.of(kind, "No answer");
    }
}

package org.schedulesconnector.graph;

import java.util.concurrent.CompletionException;
import org.schedulesconnector.graph.GraphException.Kind;

/** Failures of the directory, whose remedies are others than those of a connection. */
final class DirectoryFailures {
    private DirectoryFailures() {}

    /** The failure to pass on; when it is of the kind, with this remedy. */
    static CompletionException withRemedy(Throwable failure, Kind kind, String remedy) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return new CompletionException(
                cause instanceof GraphException known && known.kind() == kind ? known.withRemedy(remedy) : cause);
    }
}

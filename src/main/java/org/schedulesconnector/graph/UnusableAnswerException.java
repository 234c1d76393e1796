package org.schedulesconnector.graph;

import java.io.IOException;

/**
 * No answer of the service that was asked: the answer of a proxy, of somebody else, or one that is too long. Has no cause, in which a layer
 * between here and there could see a failure of the network and ask again.
 */
final class UnusableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final GraphException.Kind kind;

    UnusableAnswerException(GraphException.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    GraphException.Kind kind() {
        return kind;
    }
}

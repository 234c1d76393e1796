package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** One operation of the component. Must not block: what takes time happens in the future it returns. */
interface GraphOperation {
    /** @throws InvalidPayloadException when the body is not what the operation takes */
    CompletableFuture<Result> execute(Message message) throws InvalidPayloadException;

    /**
     * @param body the new body, may be null
     * @param requestId Graph's id of the last request, null when it sent none
     * @param attempts how many requests it took; 0 when they are not counted
     */
    record Result(Object body, String requestId, int attempts) {}
}

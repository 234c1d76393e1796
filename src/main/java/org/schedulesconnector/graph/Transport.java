package org.schedulesconnector.graph;

/** Makes one request, once. */
interface Transport {
    /**
     * Blocks until there is an answer.
     *
     * @throws GraphException when the answer is not a success or there is none
     */
    GraphAnswer send(GraphRequest request);
}

package org.schedulesconnector.graph;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The schema that items of a connection are checked against: what was provisioned here, else fetched once. Thread-safe. */
final class KnownSchema {
    private CompletableFuture<ConnectionSchema> schema;

    /** @param fetch used when nothing is known, by one caller at a time; a failure is not kept */
    synchronized CompletableFuture<ConnectionSchema> orElse(Supplier<CompletableFuture<ConnectionSchema>> fetch) {
        if (schema == null || schema.isCompletedExceptionally()) {
            schema = fetch.get();
        }
        return schema;
    }

    synchronized void set(ConnectionSchema provisioned) {
        schema = CompletableFuture.completedFuture(provisioned);
    }

    synchronized void forget() {
        schema = null;
    }
}

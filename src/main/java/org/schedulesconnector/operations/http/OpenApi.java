package org.schedulesconnector.operations.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the API, which is written by hand and held to its answers by tests. */
final class OpenApi {
    private static final String DOCUMENT = "/openapi/connector.json";

    private OpenApi() {}

    static ReadyJson document() {
        try (InputStream document = OpenApi.class.getResourceAsStream(DOCUMENT)) {
            return new ReadyJson(Objects.requireNonNull(document, DOCUMENT).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.schedulesconnector.settings;

import java.net.URI;

/** The address of Microsoft Graph with its version; {@code /v1.0} is added to an address without a path. */
final class GraphUrlType implements ValueType<URI> {
    private static final String VERSION = "/v1.0";

    private final HttpUrlType url = new HttpUrlType("https://graph.microsoft.com/v1.0");

    @Override
    public URI parse(String text) throws InvalidValueException {
        URI given = url.parse(text);
        if (given.getRawPath().isEmpty()) {
            return URI.create(given + VERSION);
        }
        if (!given.getRawPath().endsWith(VERSION)) {
            throw new InvalidValueException("does not end with " + VERSION, "Let its path end with " + VERSION + ".");
        }
        return given;
    }

    @Override
    public String allowed() {
        return url.allowed() + ", ending with " + VERSION;
    }
}

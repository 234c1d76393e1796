package org.schedulesconnector.settings;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address of a webhook, with path and query, either of which may hold a token: it is a secret as a whole, and messages never repeat
 * it.
 */
final class WebhookUrlType implements ValueType<Secret> {
    private static final String EXAMPLE = "https://hooks.example.com/services/TOKEN";

    @Override
    public Secret parse(String text) throws InvalidValueException {
        URI url = webAddress(text);
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new InvalidValueException(
                    "holds a user or a fragment", "Leave them out; notify.authorization is what signs in.");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !HttpUrlType.isLoopback(url)) {
            throw new InvalidValueException(
                    "is plain http", "Use https; plain http is accepted for this machine only.");
        }
        return new Secret(text);
    }

    @Override
    public String allowed() {
        return "an https address (http on this machine only), with path and query";
    }

    @Override
    public boolean secret() {
        return true;
    }

    /** The exception of the parser repeats the address, so it goes no further. */
    private static URI webAddress(String text) throws InvalidValueException {
        try {
            URI url = new URI(text);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.toASCIIString().equals(text)) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            // told below
        }
        throw new InvalidValueException("is not a web address", "Write it as in " + EXAMPLE + ".");
    }
}

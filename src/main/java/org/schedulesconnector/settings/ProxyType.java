package org.schedulesconnector.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** An HTTP proxy, by scheme, host and port alone. Messages never repeat it: people write passwords into such addresses. */
final class ProxyType implements ValueType<URI> {
    private static final String EXAMPLE = "http://proxy.example.com:3128";

    @Override
    public URI parse(String text) throws InvalidValueException {
        URI proxy = uri(text);
        if (proxy.getRawUserInfo() != null) {
            throw new InvalidValueException(
                    "holds a user or a password", "Move them to the keys proxy-user and proxy-password beside it.");
        }
        boolean bare = (proxy.getRawPath().isEmpty() || proxy.getRawPath().equals("/"))
                && proxy.getRawQuery() == null
                && proxy.getRawFragment() == null;
        if (!"http".equalsIgnoreCase(proxy.getScheme()) || proxy.getHost() == null || proxy.getPort() < 1 || !bare) {
            throw new InvalidValueException("is no address of an HTTP proxy", "Write it as in " + EXAMPLE + ".");
        }
        return URI.create("http://" + proxy.getHost() + ":" + proxy.getPort());
    }

    @Override
    public String allowed() {
        return "`http://host:port`";
    }

    private static URI uri(String text) throws InvalidValueException {
        try {
            URI uri = new URI(text);
            if (!uri.isOpaque()) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // told below
        }
        throw new InvalidValueException("is no web address", "Write it as in " + EXAMPLE + ".");
    }
}

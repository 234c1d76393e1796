package org.schedulesconnector.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * An https address; plain http is for this machine only. No trailing slash, and nothing that could hold a secret: no user, no query, no
 * fragment. Messages never repeat it, since it may hold one.
 */
final class HttpUrlType implements ValueType<URI> {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final String example;

    /** @param example for those who gave something else */
    HttpUrlType(String example) {
        this.example = example;
    }

    /** Whether an address stays on this machine. */
    static boolean isLoopback(URI url) {
        return LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    @Override
    public URI parse(String text) throws InvalidValueException {
        URI url = syntax(text);
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidValueException(
                    "holds a user, a query or a fragment",
                    "Keep only scheme, host, port and path, as in " + example + ".");
        }
        if (!isLoopback(url) && !url.getScheme().equalsIgnoreCase("https")) {
            throw new InvalidValueException(
                    "is plain http to host " + url.getHost(),
                    "Use https; plain http is accepted for this machine only.");
        }
        return url;
    }

    @Override
    public String allowed() {
        return "an https address (http on this machine only) without user, query and fragment";
    }

    private URI syntax(String text) throws InvalidValueException {
        return httpUrl(StringUtils.stripEnd(text, "/"))
                .orElseThrow(
                        () -> new InvalidValueException("is not a web address", "Write it as in " + example + "."));
    }

    private static Optional<URI> httpUrl(String text) {
        try {
            URI url = new URI(text);
            boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}

package org.schedulesconnector.sandbox.pagerduty;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * An app that wants somebody to sign in.
 *
 * @param redirect where the browser goes afterwards; registered with the app
 * @param state comes back as it was given; empty when none was given
 * @param scopes what was asked for
 * @param challenge the PKCE challenge
 */
record AuthorizationRequest(String redirect, Optional<String> state, Set<String> scopes, String challenge) {
    /** Where the browser goes with an answer. */
    String answeredWith(String name, String value) {
        StringBuilder address = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
        append(address, name, value);
        state.ifPresent(text -> append(address.append('&'), "state", text));
        return address.toString();
    }

    private static void append(StringBuilder address, String name, String value) {
        address.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}

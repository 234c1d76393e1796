package org.schedulesconnector.graph;

import java.util.List;

/**
 * How an address that a user shares is recognised as an item of the connection.
 *
 * @param baseUrls addresses that it starts with, such as {@code https://example.pagerduty.com}
 * @param urlPattern an ECMAScript regular expression over the rest, with named groups
 * @param itemId the item's id as a template over those groups, such as <code>{id}</code>
 */
public record UrlResolver(List<String> baseUrls, String urlPattern, String itemId) {
    public UrlResolver {
        baseUrls = List.copyOf(baseUrls);
    }
}

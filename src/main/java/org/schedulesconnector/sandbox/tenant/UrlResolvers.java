package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Rules of {@code activitySettings}: how an address in a chat is recognised as an item. */
final class UrlResolvers {
    private static final int MOST = 8;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private UrlResolvers() {}

    static void check(JsonNode json) {
        StrictObject settings = StrictObject.of(json, "activitySettings", Set.of("urlToItemResolvers"));
        List<JsonNode> resolvers = settings.list("urlToItemResolvers");
        if (resolvers.size() > MOST) {
            throw GraphRefusal.invalid("A connection has at most " + MOST + " urlToItemResolvers.");
        }
        resolvers.forEach(UrlResolvers::checkResolver);
    }

    private static void checkResolver(JsonNode json) {
        if (!json.hasNonNull("@odata.type")) {
            throw GraphRefusal.malformed("An entry of urlToItemResolvers needs @odata.type to tell its type.");
        }
        StrictObject resolver = StrictObject.of(json, "itemIdResolver", Set.of("priority", "itemId", "urlMatchInfo"));
        if (!resolver.get("priority").isInt() || resolver.get("priority").intValue() < 1) {
            throw GraphRefusal.invalid("The priority of a resolver is a whole number from 1.");
        }
        StrictObject match =
                StrictObject.of(resolver.get("urlMatchInfo"), "urlMatchInfo", Set.of("baseUrls", "urlPattern"));
        checkBaseUrls(match.texts("baseUrls"));
        checkPattern(match.requiredText("urlPattern"), resolver.requiredText("itemId"));
    }

    private static void checkBaseUrls(List<String> urls) {
        if (urls.isEmpty() || !urls.stream().allMatch(UrlResolvers::isWebAddress)) {
            throw GraphRefusal.invalid("baseUrls must hold at least one address, each with https and a host.");
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkPattern(String pattern, String itemId) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw GraphRefusal.invalid("The urlPattern is no regular expression: " + e.getDescription() + ".");
        }
        Matcher placeholders = PLACEHOLDER.matcher(itemId);
        while (placeholders.find()) {
            if (!pattern.contains("(?<" + placeholders.group(1) + ">")) {
                throw GraphRefusal.invalid("The itemId uses the group '" + placeholders.group(1)
                        + "', which the urlPattern does not have.");
            }
        }
    }
}

package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** What listings of directory objects have in common: {@code $select}, {@code $top} and pages linked by {@code $skiptoken}. */
final class DirectoryListing {
    static final String SKIP_TOKEN = "$skiptoken";

    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    private DirectoryListing() {}

    static int top(Call call) {
        String text = call.request().param("$top").orElse(String.valueOf(DEFAULT_PAGE));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) == 0) {
            throw GraphRefusal.invalid("$top is a whole number from 1 to " + LARGEST_PAGE + ".");
        }
        return Integer.parseInt(text);
    }

    /** The id that the page begins after. */
    static String after(Call call) {
        return call.request().param(SKIP_TOKEN).orElse("");
    }

    static List<String> select(Call call, Set<String> known, List<String> byDefault) {
        List<String> members = call.request()
                .param("$select")
                .map(select -> Arrays.asList(select.split("\\s*,\\s*")))
                .orElse(byDefault);
        members.stream().filter(name -> !known.contains(name)).forEach(unknown -> {
            throw GraphRefusal.invalid(
                    "Could not find a property named '" + unknown + "' on type 'microsoft.graph.user'.");
        });
        return members;
    }

    /**
     * @param found what fits on the page and one more when there is one
     */
    static SandboxAnswer page(Call call, String path, List<Entry> found) {
        int top = top(call);
        List<Entry> page = found.subList(0, Math.min(top, found.size()));
        ObjectNode body = GraphJson.collection(page.stream().map(Entry::json).toList());
        if (found.size() > top) {
            body.put("@odata.nextLink", nextLink(call, path, page.get(top - 1).id()));
        }
        return GraphJson.answer(200, body);
    }

    private static String nextLink(Call call, String path, String lastId) {
        Map<String, List<String>> query = call.request().query();
        String kept = query.keySet().stream()
                .filter(name -> !name.equals(SKIP_TOKEN))
                .sorted()
                .map(name -> name + "=" + encode(query.get(name).get(0)) + "&")
                .collect(Collectors.joining());
        return call.link(path) + "?" + kept + SKIP_TOKEN + "=" + encode(lastId);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    record Entry(String id, ObjectNode json) {}
}

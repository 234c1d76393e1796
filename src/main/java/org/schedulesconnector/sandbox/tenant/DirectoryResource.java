package org.schedulesconnector.sandbox.tenant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.SandboxAnswer;

/** {@code /users} and {@code /organization}. */
final class DirectoryResource {
    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 999;
    private static final String SKIP_TOKEN = "$skiptoken";
    private static final List<String> DEFAULT_MEMBERS = List.of("displayName", "mail", "userPrincipalName", "id");

    private final String tenantId;
    private final Directory directory;

    DirectoryResource(String tenantId, Directory directory) {
        this.tenantId = tenantId;
        this.directory = directory;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/users", Permission.USERS, this::list)
                .add("GET", "/users/{user}", Permission.USERS, this::read)
                .add("GET", "/organization", Permission.ORGANIZATION, this::organization);
    }

    private SandboxAnswer list(Call call) {
        call.allowQuery(Set.of("$filter", "$select", "$top", SKIP_TOKEN));
        List<String> members = members(call);
        Predicate<DirectoryUser> filter =
                call.request().param("$filter").map(UserFilter::parse).orElse(user -> true);
        int top = top(call);
        List<DirectoryUser> found =
                directory.page(filter, call.request().param(SKIP_TOKEN).orElse(""), top + 1);
        List<DirectoryUser> page = found.subList(0, Math.min(top, found.size()));
        ObjectNode body = GraphJson.collection(
                page.stream().map(user -> user.toJson(members)).toList());
        if (found.size() > top) {
            body.put("@odata.nextLink", nextLink(call, page.get(top - 1).id()));
        }
        return GraphJson.answer(200, body);
    }

    private static int top(Call call) {
        String text = call.request().param("$top").orElse(String.valueOf(DEFAULT_PAGE));
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) == 0) {
            throw GraphRefusal.invalid("$top is a whole number from 1 to " + LARGEST_PAGE + ".");
        }
        return Integer.parseInt(text);
    }

    private static List<String> members(Call call) {
        List<String> members = call.request()
                .param("$select")
                .map(select -> Arrays.asList(select.split("\\s*,\\s*")))
                .orElse(DEFAULT_MEMBERS);
        members.stream().filter(name -> !UserFilter.MEMBERS.contains(name)).forEach(unknown -> {
            throw GraphRefusal.invalid(
                    "Could not find a property named '" + unknown + "' on type 'microsoft.graph.user'.");
        });
        return members;
    }

    private static String nextLink(Call call, String lastId) {
        Map<String, List<String>> query = call.request().query();
        String kept = query.keySet().stream()
                .filter(name -> !name.equals(SKIP_TOKEN))
                .sorted()
                .map(name -> name + "=" + encode(query.get(name).get(0)) + "&")
                .collect(Collectors.joining());
        return call.link("/users") + "?" + kept + SKIP_TOKEN + "=" + encode(lastId);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private SandboxAnswer read(Call call) {
        call.allowQuery(Set.of("$select"));
        String wanted = call.segment("user");
        return directory
                .find(wanted)
                .map(user -> GraphJson.answer(200, user.toJson(members(call))))
                .orElseThrow(
                        () -> GraphRefusal.of(
                                404,
                                "Request_ResourceNotFound",
                                "Resource '" + wanted
                                        + "' does not exist or one of its queried reference-property objects are not present."));
    }

    private SandboxAnswer organization(Call call) {
        call.allowQuery(Set.of());
        ObjectNode organization = GraphJson.object().put("id", tenantId).put("displayName", "Kestrel (sandbox)");
        return GraphJson.answer(200, GraphJson.collection(List.of(organization)));
    }
}

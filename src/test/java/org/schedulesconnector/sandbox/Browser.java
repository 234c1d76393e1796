package org.schedulesconnector.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clicks through the sandbox's sign-in page as a person would. It follows no redirect by itself. */
public final class Browser {
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    /** Signs in as somebody and allows; gives the address that the browser is sent to. */
    public URI allow(URI address, String userId) {
        return decide(address, userId, "allow");
    }

    /** Signs in as somebody and denies; gives the address that the browser is sent to. */
    public URI deny(URI address, String userId) {
        return decide(address, userId, "deny");
    }

    public HttpResponse<String> open(URI address) {
        return send(HttpRequest.newBuilder(address).build());
    }

    private URI decide(URI address, String userId, String decision) {
        String page = open(address).body();
        Matcher request = REQUEST.matcher(page);
        if (!request.find()) {
            throw new AssertionError("no sign-in page but: " + page);
        }
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address.resolve("/oauth/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "request=" + request.group(1) + "&user=" + userId + "&decision=" + decision))
                .build());
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

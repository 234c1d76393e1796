package org.schedulesconnector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.sandbox.Sandbox;

class ControlHintsIT {
    private static final Pattern CURL = Pattern.compile("  curl -d '(.*)' (http://\\S+)");

    @Test
    void printsLinesThatDoWhatTheyShow() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            List<String> lines = new ControlHints(sandbox).lines();

            assertThat(lines.get(0)).contains(sandbox.control().url().toString());
            assertThat(run(lines.get(1)).body()).contains("takes over Database Primary from");
            assertThat(run(lines.get(2)).body()).contains("The clock moved from");
        }
    }

    /** As curl would: a form, as far as the header goes. */
    private static HttpResponse<String> run(String line) throws Exception {
        Matcher curl = CURL.matcher(line);
        assertThat(curl.matches()).as(line).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(curl.group(2)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(curl.group(1)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}

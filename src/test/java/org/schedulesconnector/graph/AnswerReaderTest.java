package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final URI ADDRESS = URI.create("https://graph.microsoft.com/v1.0/users");

    private final AnswerReader reader = new AnswerReader(
            ADDRESS, new GraphException.Evidence("GET", "/v1.0/users", 0, null, null, "id"), Clock.systemUTC());

    @Test
    void readsAnAnswerOfUsualLength() throws IOException {
        assertThat(reader.read(answer("{\"value\":[]}")).status()).isEqualTo(200);
    }

    private static Response answer(String body) {
        return new Response.Builder()
                .request(new Request.Builder().url(ADDRESS.toString()).build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .build();
    }
}

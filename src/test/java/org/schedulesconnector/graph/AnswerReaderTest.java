package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
    private static final URI ADDRESS = URI.create("https://graph.microsoft.com/v1.0/users");

    private final AnswerReader reader = new AnswerReader(
            ADDRESS, new GraphException.Evidence("GET", "/v1.0/users", 0, null, null, "id"), Clock.systemUTC());

    @Test
    void readsAnAnswerOfUsualLength() throws IOException {
        assertThat(reader.read(answer("{\"value\":[]}")).status()).isEqualTo(200);
    }

    /** An item would be forgotten that Graph still holds, and somebody would be taken out of a group, or into it, only in the ledger. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>gone</html>",
                "404 | ''",
                "404 | {}",
                "409 | <html>conflict</html>",
                "409 | ''",
                "409 | {\"error\":{}}"
            })
    void doesNotConcludeFromAProxysAnswerWhatGraphHolds(int status, String body) {
        Response answer = answer(status, body);

        GraphException failure = catchThrowableOfType(GraphException.class, () -> reader.read(answer));

        assertThat(failure.kind()).isEqualTo(GraphException.Kind.MALFORMED_ANSWER);
        assertThat(failure.isRetryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "409, CONFLICT"})
    void concludesItFromGraphsOwn(int status, GraphException.Kind kind) {
        Response answer = answer(status, "{\"error\":{\"code\":\"Some\",\"message\":\"text\"}}");

        assertThat(catchThrowableOfType(GraphException.class, () -> reader.read(answer))
                        .kind())
                .isEqualTo(kind);
    }

    private static Response answer(String body) {
        return answer(200, body);
    }

    private static Response answer(int status, String body) {
        return new Response.Builder()
                .request(new Request.Builder().url(ADDRESS.toString()).build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("OK")
                .body(ResponseBody.create(body, MediaType.get("application/json")))
                .build();
    }
}

package org.schedulesconnector.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schedulesconnector.sandbox.control.ControlCaller.Answered;

class ControlServiceTest {
    private final ControlCaller control = new ControlCaller();

    @Test
    void listsItsOperationsEachOfWhichIsServed() {
        JsonNode operations = control.get("/").json().path("operations");

        assertThat(operations.findValuesAsText("request"))
                .contains("GET /clock", "POST /overrides", "POST /schedules/ID/layers", "DELETE /faults")
                .doesNotHaveDuplicates();
        for (JsonNode operation : operations) {
            String[] request = operation.path("request").asText().split(" ");
            Answered answer = control.send(request[0], request[1].replace("ID", "PNOBODY"), "{\"nonsense\":1}");
            assertThat(operation.path("does").asText()).endsWith(".");
            assertThat(answer.status()).as(operation.toString()).isNotIn(405, 500);
            assertThat(answer.error()).doesNotStartWith("Nothing is at");
        }
    }

    @Test
    void readsItsOwnExamples() {
        for (JsonNode operation : control.get("/").json().path("operations")) {
            String[] request = operation.path("request").asText().split(" ");
            Answered answer = control.send(
                    request[0],
                    request[1].replace("ID", "PNOBODY"),
                    operation.has("example") ? operation.path("example").toString() : "");

            assertThat(answer.status()).as(operation.toString()).isIn(200, 404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /nowhere | '' | 404 | GET / lists",
                "PUT  | /clock | '' | 405 | /clock takes GET and POST, not PUT.",
                "GET  | /clock?zone=x | '' | 400 | \"zone\" is no parameter of GET /clock. It takes none.",
                "GET  | /schedules?nam=x | '' | 400 | It takes name.",
                "POST | /clock | '{\"advance\":' | 400 | not valid JSON: Unexpected end-of-input within/between Object entries",
                "POST | /clock | '{\"advance\":\"PT1H\",\"advance\":\"PT2H\"}' | 400 | Duplicate field",
                "POST | /clock | '{} {}' | 400 | not valid JSON",
                "POST | /clock | '[]' | 400 | must be one JSON object",
                "POST | /clock | '{\"by\":\"PT1H\"}' | 400 | It takes advance, running, to.",
                "POST | /clock | '{}' | 400 | needs \"advance\", \"to\" or \"running\". GET / shows an example.",
                "GET  | /schedules/PNOBODY | '' | 404 | no schedule with the id PNOBODY. GET /schedules?name=PART",
                "POST | /users/PNOBODY | '{}' | 404 | GET /users?name=PART finds ids.",
                "POST | /teams/PNOBODY | '{}' | 404 | GET /teams?name=PART finds ids.",
                "DELETE | /policies/PNOBODY | '' | 404 | GET /policies?name=PART finds ids."
            })
    void saysWhatIsWrongAndWhatToDo(String method, String target, String body, int status, String words) {
        Answered answer = control.send(method, target, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).contains(words);
    }

    @Test
    void showsWhatTheIndexHoldsOfASchedule() {
        control.index().put("P1", ControlJson.read("{\"content\":{\"value\":\"One.\\nTwo.\"}}".getBytes(), "the test"));

        assertThat(control.get("/items/P1").json().path("text"))
                .extracting(JsonNode::asText)
                .containsExactly("One.", "Two.");
        assertThat(control.get("/items/P2").error()).contains("holds no item P2", "A crawl writes it");
    }
}

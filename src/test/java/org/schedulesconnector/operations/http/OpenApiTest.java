package org.schedulesconnector.operations.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The description of the API names what there is, and nothing else; ConsoleApiIT holds the answers to it. */
class OpenApiTest {
    private final JsonNode paths = document().path("paths");

    @Test
    void describesEveryCallOnceAndNoOther() {
        List<String> described =
                operations().map(operation -> operation.kind().label()).sorted().toList();

        assertThat(described)
                .containsExactlyElementsOf(Arrays.stream(ApiCall.Kind.values())
                        .map(ApiCall.Kind::label)
                        .sorted()
                        .toList());
    }

    @Test
    void namesEachOperationAsItsRoute() {
        assertThat(operations()).allSatisfy(operation -> assertThat(
                        operation.description().path("operationId").asText())
                .isEqualTo(operation.kind().label()));
    }

    @Test
    void declaresEveryPlaceholderOfAPath() {
        assertThat(operations()).allSatisfy(operation -> {
            Set<String> declared =
                    new TreeSet<>(operation.description().path("parameters").findValuesAsText("name"));
            Set<String> placeholders =
                    new TreeSet<>(Arrays.stream(operation.path().split("/"))
                            .filter(part -> part.startsWith("{"))
                            .map(part -> part.substring(1, part.length() - 1))
                            .toList());
            assertThat(declared).as(operation.path()).isEqualTo(placeholders);
        });
    }

    @Test
    void pointsOnlyAtWhatIsThere() {
        JsonNode document = document();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(pointer -> assertThat(
                        document.at(pointer.substring(1)).isMissingNode())
                .as(pointer)
                .isFalse());
    }

    private record Operation(String path, String method, JsonNode description) {
        ApiCall.Kind kind() {
            String called = path.replace("{", "").replace("}", "").replace("runs/id", "runs/1");
            return ApiCall.of(method, called).kind();
        }
    }

    private Stream<Operation> operations() {
        return stream(paths.fieldNames())
                .flatMap(path -> stream(paths.path(path).fieldNames())
                        .map(method -> new Operation(
                                path, method.toUpperCase(), paths.path(path).path(method))));
    }

    private static Stream<String> stream(Iterator<String> names) {
        Iterable<String> each = () -> names;
        return StreamSupport.stream(each.spliterator(), false);
    }

    private static JsonNode document() {
        try {
            return new JsonMapper().readTree(OpenApi.document().utf8());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

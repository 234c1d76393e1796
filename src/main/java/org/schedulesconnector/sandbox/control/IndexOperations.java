package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Shows what a search would find, so that a change can be seen to arrive. */
final class IndexOperations {
    private final Function<String, Optional<ObjectNode>> index;

    IndexOperations(Function<String, Optional<ObjectNode>> index) {
        this.index = index;
    }

    List<Operation> operations() {
        return List.of(Operation.get(
                "/items/ID",
                Set.of(),
                "Shows the text of a schedule's item as the tenant holds it now.",
                call -> show(call.id())));
    }

    private ObjectNode show(String id) {
        ObjectNode item = index.apply(id)
                .orElseThrow(() -> ControlProblem.unknown(
                        "The tenant holds no item " + id + ". A crawl writes it, if a schedule has that id."));
        ObjectNode answer = ControlJson.object().put("id", id);
        List<String> lines = item.path("content").path("value").asText().lines().toList();
        answer.set("text", ControlJson.texts(lines));
        return answer;
    }
}

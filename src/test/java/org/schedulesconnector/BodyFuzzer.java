package org.schedulesconnector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils valid JSON bodies in every way that comes to mind, most often so that JSON remains. The same seed spoils in the same way. */
public final class BodyFuzzer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** More than Jackson reads. */
    private static final int TOO_DEEP = 1_200;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "\u0000",
            "\uD83D",
            "\u202Eevil\r\nX-Header: 1",
            "x".repeat(5_000),
            "../../etc/passwd",
            "<script>alert(1)</script>",
            "PDDELETED",
            "2026-02-30T25:61:00Z",
            "+1000000-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "2026-09-08T10:00:00",
            "2026-09-08",
            "1757325600",
            "9999-12-31T23:59:59Z",
            "0000-00-00T00:00:00Z",
            "2026-09-08T10:00:00+99:00",
            "2026-10-25T02:30:00+02:00",
            "Mars/Olympus_Mons",
            "schedule_of_next_year",
            "user_reference",
            "javascript:alert(1)",
            "http://");

    private final Random random;

    public BodyFuzzer(long seed) {
        random = new Random(seed);
    }

    /** @param valid JSON; it is left as it is */
    public byte[] spoil(byte[] valid) {
        return switch (random.nextInt(20)) {
            case 0 -> new byte[0];
            case 1 -> flipped(valid);
            case 2 -> Arrays.copyOf(valid, random.nextInt(valid.length + 1));
            case 3 -> invalidUtf8(valid);
            case 4 -> repeated(valid);
            case 5 -> duplicateKey(valid);
            case 6 -> nested(valid);
            default -> changed(valid);
        };
    }

    private byte[] flipped(byte[] valid) {
        byte[] body = valid.clone();
        for (int i = random.nextInt(4); i >= 0 && body.length > 0; i--) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return body;
    }

    private byte[] invalidUtf8(byte[] valid) {
        byte[] body = valid.clone();
        for (int i = 0; i < 3 && body.length > 0; i++) {
            body[random.nextInt(body.length)] = (byte) (0x80 | random.nextInt(0x80));
        }
        return body;
    }

    private byte[] repeated(byte[] valid) {
        String text = text(valid);
        return bytes(random.nextBoolean() ? text + text : "\uFEFF" + text);
    }

    private byte[] duplicateKey(byte[] valid) {
        String text = text(valid);
        int key = text.indexOf('"', random.nextInt(text.length() + 1));
        int colon = key < 0 ? -1 : text.indexOf("\":", key + 1);
        if (colon < 0) {
            return bytes(text.replaceFirst("\\{", "{\"more\":false,\"more\":true,\"schedules\":[],"));
        }
        String name = text.substring(text.lastIndexOf('"', colon - 1), colon + 1);
        return bytes(text.replaceFirst("\\{", "{" + name.replace("\\", "\\\\").replace("$", "\\$") + ":null,"));
    }

    private byte[] nested(byte[] valid) {
        int depth = random.nextBoolean() ? TOO_DEEP : random.nextInt(900);
        String deep = "[".repeat(depth) + "]".repeat(depth);
        String text = text(valid);
        int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
        return bytes(
                colon < 0 ? deep : text.substring(0, colon + 2) + deep + "," + "\"x\":" + text.substring(colon + 2));
    }

    /** Some members and elements, anywhere. */
    private byte[] changed(byte[] valid) {
        JsonNode root = read(valid);
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        if (containers.isEmpty()) {
            return flipped(valid);
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            // The top decides most: what is listed, and whether there is more.
            JsonNode container = random.nextInt(4) == 0 ? root : any(containers);
            if (container instanceof ObjectNode object) {
                changeMember(object);
            } else if (container instanceof ArrayNode array) {
                changeElement(array);
            }
        }
        return bytes(root.toString());
    }

    private void changeMember(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("unknown", value());
            return;
        }
        String name = any(names);
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "_" + random.nextInt(9), object.remove(name));
            case 2 -> object.putNull(name);
            case 3 -> object.set(name, object.get(any(names)).deepCopy());
            default -> object.set(name, value());
        }
    }

    private void changeElement(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(value());
            return;
        }
        int place = random.nextInt(array.size());
        switch (random.nextInt(6)) {
            case 0 -> array.remove(place);
            case 1 -> array.add(array.get(place).deepCopy());
            case 2 -> array.insert(0, array.remove(place));
            case 3 -> {
                while (array.size() > place) {
                    array.remove(array.size() - 1);
                }
            }
            default -> array.set(place, value());
        }
    }

    private JsonNode value() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(400)).negate());
            case 4 -> NODES.numberNode(random.nextInt(3) - 1);
            case 5 -> NODES.numberNode(Double.MAX_VALUE * (random.nextBoolean() ? 1 : 1e-300));
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode().add(NODES.objectNode().put("id", "PFUZZ"));
            default -> NODES.textNode(any(TEXTS));
        };
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static JsonNode read(byte[] valid) {
        try {
            return valid.length == 0 ? NODES.missingNode() : JSON.readTree(valid);
        } catch (JsonProcessingException notJson) {
            return NODES.missingNode();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.schedulesconnector.graph;

import com.microsoft.kiota.serialization.JsonSerializationWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The body of the request that writes an item, for people who want to see it before it is sent. */
public final class ItemBody {
    private ItemBody() {}

    /**
     * The JSON that {@code putItem} sends for a document.
     *
     * @param schema the connection's schema
     * @throws GraphException when the document breaks a rule of Graph; it would not be sent
     */
    public static String json(ExternalItemDocument document, ConnectionSchema schema) {
        ItemRules.check(document, schema);
        try (JsonSerializationWriter writer = new JsonSerializationWriter()) {
            writer.writeObjectValue(null, ItemModel.of(document, schema));
            return new String(writer.getSerializedContent().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("an item in memory could not be written as JSON", e);
        }
    }
}

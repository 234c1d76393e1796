package org.schedulesconnector.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.graph.ExternalItemDocument;

/**
 * Fingerprints of an item, by which a crawl knows whether Graph already has it: SHA-256 in 64 lower-case hexadecimal digits, over
 * a canonical JSON form. What an item says and who may see it have one each, for they change for different reasons.
 *
 * <p>The form is part of the ledger: a change of it makes the next crawl write every item again.
 */
public final class ItemDigests {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ItemDigests() {}

    /** Of the properties and the content. The order of properties does not matter; that of a property's own values does. */
    public static String ofDocument(ExternalItemDocument item) {
        Map<String, Object> properties = new TreeMap<>();
        item.properties().forEach((name, value) -> properties.put(name, canonical(value)));
        return sha256(Map.of(
                "properties",
                properties,
                "content",
                List.of(item.content().type().wireName(), item.content().value())));
    }

    /** Of the access control list. Neither order nor repetition of its entries matters. */
    public static String ofAcl(Collection<AclEntry> acl) {
        return sha256(
                acl.stream().map(ItemDigests::canonical).distinct().sorted().toList());
    }

    /** Of the external connection as it should be, by which a crawl knows whether it has to look at the connection again. */
    public static String ofDefinition(ConnectionDefinition definition) {
        return sha256(definition.toString());
    }

    private static Object canonical(Object value) {
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(ItemDigests::canonical).toList()
                : value;
    }

    private static String canonical(AclEntry entry) {
        return entry.access().wireName() + " " + entry.type().wireName() + " " + entry.value();
    }

    private static String sha256(Object form) {
        try {
            byte[] json = MAPPER.writeValueAsString(form).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("an item could not be put into its canonical form", e);
        }
    }
}

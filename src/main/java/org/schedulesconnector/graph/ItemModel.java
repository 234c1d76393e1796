package org.schedulesconnector.graph;

import com.microsoft.graph.models.externalconnectors.AccessType;
import com.microsoft.graph.models.externalconnectors.Acl;
import com.microsoft.graph.models.externalconnectors.AclType;
import com.microsoft.graph.models.externalconnectors.ExternalItem;
import com.microsoft.graph.models.externalconnectors.ExternalItemContent;
import com.microsoft.graph.models.externalconnectors.ExternalItemContentType;
import com.microsoft.graph.models.externalconnectors.Properties;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item as the SDK sends it: complete, instants as UTC seconds, each collection annotated with its type, and so each string that
 * is not ASCII (the reference's page on putting items asks for both). Make a new one for each attempt.
 */
final class ItemModel {
    private static final String PRINCIPAL = "microsoft.graph.externalConnectors.principal";

    private ItemModel() {}

    /** @param schema tells the type of each property; the document has passed {@link ItemRules} */
    static ExternalItem of(ExternalItemDocument document, ConnectionSchema schema) {
        ExternalItem item = new ExternalItem();
        item.setId(document.id());
        item.setAcl(document.acl().stream().map(ItemModel::acl).toList());
        item.setProperties(properties(document.properties(), schema));
        if (document.content() != null) {
            item.setContent(content(document.content()));
        }
        return item;
    }

    private static Acl acl(AclEntry entry) {
        Acl acl = new Acl();
        acl.setType(AclType.forValue(entry.type().wireName()));
        acl.setValue(entry.value());
        acl.setAccessType(AccessType.forValue(entry.access().wireName()));
        return acl;
    }

    private static ExternalItemContent content(ItemContent content) {
        ExternalItemContent model = new ExternalItemContent();
        model.setType(ExternalItemContentType.forValue(content.type().wireName()));
        model.setValue(content.value());
        return model;
    }

    private static Properties properties(Map<String, Object> values, ConnectionSchema schema) {
        Map<String, Object> data = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            PropertyType type = schema.property(name).orElseThrow().type();
            String annotation = annotation(type, value);
            if (annotation != null) {
                data.put(name + "@odata.type", annotation);
            }
            data.put(name, wireValue(value));
        });
        Properties properties = new Properties();
        properties.setAdditionalData(data);
        return properties;
    }

    private static String annotation(PropertyType type, Object value) {
        return switch (type) {
            case STRING_COLLECTION -> "Collection(String)";
            case INT64_COLLECTION -> "Collection(Int64)";
            case DOUBLE_COLLECTION -> "Collection(Double)";
            case DATE_TIME_COLLECTION -> "Collection(DateTimeOffset)";
            case PRINCIPAL_COLLECTION -> "Collection(" + PRINCIPAL + ")";
            case STRING -> isAscii(value.toString()) ? null : "String";
            case INT64, DOUBLE, DATE_TIME, BOOLEAN, PRINCIPAL -> null;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Object wireValue(Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof Map<?, ?> principal) {
            return principal(principal);
        }
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            List<UntypedNode> principals = list.stream()
                    .<UntypedNode>map(member -> principal((Map<?, ?>) member))
                    .toList();
            return new UntypedArray(principals);
        }
        return value instanceof List<?> list
                ? list.stream().map(ItemModel::wireValue).toList()
                : value;
    }

    private static UntypedObject principal(Map<?, ?> members) {
        Map<String, UntypedNode> nodes = new LinkedHashMap<>();
        nodes.put("@odata.type", new UntypedString("#" + PRINCIPAL));
        members.forEach((name, value) -> nodes.put(name.toString(), new UntypedString(value.toString())));
        return new UntypedObject(nodes);
    }
}

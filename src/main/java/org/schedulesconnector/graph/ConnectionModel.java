package org.schedulesconnector.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.models.externalconnectors.ActivitySettings;
import com.microsoft.graph.models.externalconnectors.DisplayTemplate;
import com.microsoft.graph.models.externalconnectors.ExternalConnection;
import com.microsoft.graph.models.externalconnectors.ItemIdResolver;
import com.microsoft.graph.models.externalconnectors.Label;
import com.microsoft.graph.models.externalconnectors.Property;
import com.microsoft.graph.models.externalconnectors.Schema;
import com.microsoft.graph.models.externalconnectors.SearchSettings;
import com.microsoft.graph.models.externalconnectors.UrlMatchInfo;
import com.microsoft.graph.models.externalconnectors.UrlToItemResolverBase;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedBoolean;
import com.microsoft.kiota.serialization.UntypedDouble;
import com.microsoft.kiota.serialization.UntypedLong;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedNull;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.schedulesconnector.graph.GraphException.Kind;

/** A connection as the SDK sends it. Make a new model for each attempt. */
final class ConnectionModel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM_TYPE = "microsoft.graph.externalItem";

    private ConnectionModel() {}

    static ExternalConnection bare(ConnectionDefinition definition) {
        ExternalConnection connection = texts(definition);
        connection.setId(definition.id());
        return connection;
    }

    static ExternalConnection texts(ConnectionDefinition definition) {
        ExternalConnection connection = new ExternalConnection();
        connection.setName(definition.name());
        connection.setDescription(definition.description());
        return connection;
    }

    static ExternalConnection resolvers(List<UrlResolver> resolvers) {
        List<UrlToItemResolverBase> models = new ArrayList<>();
        for (UrlResolver resolver : resolvers) {
            models.add(resolver(resolver, models.size() + 1));
        }
        ActivitySettings settings = new ActivitySettings();
        settings.setUrlToItemResolvers(models);
        ExternalConnection connection = new ExternalConnection();
        connection.setActivitySettings(settings);
        return connection;
    }

    private static ItemIdResolver resolver(UrlResolver resolver, int priority) {
        UrlMatchInfo match = new UrlMatchInfo();
        match.setBaseUrls(resolver.baseUrls());
        match.setUrlPattern(resolver.urlPattern());
        ItemIdResolver model = new ItemIdResolver();
        model.setPriority(priority);
        model.setItemId(resolver.itemId());
        model.setUrlMatchInfo(match);
        return model;
    }

    static ExternalConnection template(ResultTemplate template) {
        DisplayTemplate model = new DisplayTemplate();
        model.setId(template.id());
        model.setPriority(1);
        model.setLayout(untyped(layout(template)));
        SearchSettings settings = new SearchSettings();
        settings.setSearchResultTemplates(List.of(model));
        ExternalConnection connection = new ExternalConnection();
        connection.setSearchSettings(settings);
        return connection;
    }

    /** @throws GraphException of kind {@code INVALID} when the layout is not a JSON object */
    static JsonNode layout(ResultTemplate template) {
        try {
            JsonNode layout = JSON.readTree(template.layout());
            if (layout.isObject()) {
                return layout;
            }
            throw GraphException.of(Kind.INVALID, "The layout of result template " + template.id() + " is no object");
        } catch (JsonProcessingException e) {
            throw GraphException.of(
                    Kind.INVALID,
                    "The layout of result template " + template.id() + " is not JSON: " + e.getMessage(),
                    e);
        }
    }

    static Schema schema(ConnectionSchema schema) {
        Schema model = new Schema();
        model.setBaseType(ITEM_TYPE);
        model.setProperties(
                schema.properties().stream().map(ConnectionModel::property).toList());
        return model;
    }

    private static Property property(SchemaProperty property) {
        Property model = new Property();
        model.setName(property.name());
        model.setType(com.microsoft.graph.models.externalconnectors.PropertyType.forValue(
                property.type().wireName()));
        if (property.description() != null) {
            model.setDescription(property.description());
        }
        model.setIsSearchable(property.searchable());
        model.setIsQueryable(property.queryable());
        model.setIsRetrievable(property.retrievable());
        model.setIsRefinable(property.refinable());
        if (!property.labels().isEmpty()) {
            model.setLabels(property.labels().stream().map(Label::forValue).toList());
        }
        if (!property.aliases().isEmpty()) {
            model.setAliases(property.aliases());
        }
        return model;
    }

    /** Whole numbers stay whole, as Adaptive Cards want them; the SDK's own parser makes 1.0 of 1. */
    private static UntypedNode untyped(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, UntypedNode> members = new LinkedHashMap<>();
                node.properties().forEach(member -> members.put(member.getKey(), untyped(member.getValue())));
                yield new UntypedObject(members);
            }
            case ARRAY -> {
                List<UntypedNode> members = new ArrayList<>();
                node.forEach(member -> members.add(untyped(member)));
                yield new UntypedArray(members);
            }
            case STRING -> new UntypedString(node.textValue());
            case BOOLEAN -> new UntypedBoolean(node.booleanValue());
            case NUMBER ->
                node.canConvertToExactIntegral()
                        ? new UntypedLong(node.longValue())
                        : new UntypedDouble(node.doubleValue());
            default -> new UntypedNull();
        };
    }
}

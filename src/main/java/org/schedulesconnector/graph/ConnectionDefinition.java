package org.schedulesconnector.graph;

import java.util.List;

/**
 * An external connection as it should be.
 *
 * @param id 3 to 32 letters and digits, unique in the tenant, fixed once created
 * @param name up to 128 characters, shown to people
 * @param description what the content is and what people ask of it; Copilot chooses sources by it
 * @param schema the items' properties
 * @param urlResolvers recognise addresses of items, may be empty
 * @param resultTemplate how search results look; null for Microsoft's own
 */
public record ConnectionDefinition(
        String id,
        String name,
        String description,
        ConnectionSchema schema,
        List<UrlResolver> urlResolvers,
        ResultTemplate resultTemplate) {
    public ConnectionDefinition {
        urlResolvers = List.copyOf(urlResolvers);
    }
}

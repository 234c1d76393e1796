package org.schedulesconnector.graph;

import com.microsoft.graph.external.connections.item.ExternalConnectionItemRequestBuilder;
import com.microsoft.graph.models.externalconnectors.ExternalConnection;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Supplier;
import org.schedulesconnector.graph.GraphException.Kind;

/** The requests about one connection, through the SDK's request builders. */
final class GraphRequests {
    private final GraphServiceClient graph;
    private final String connectionId;

    GraphRequests(RequestAdapter adapter, String connectionId) {
        this.graph = new GraphServiceClient(adapter);
        this.connectionId = connectionId;
    }

    GraphRequest getConnection() {
        return new GraphRequest(() -> connection().toGetRequestInformation());
    }

    /** Id, name and description only: a faulty result template makes Graph answer 503 and create the connection all the same. */
    GraphRequest createConnection(ConnectionDefinition definition) {
        return new GraphRequest(
                () -> graph.external().connections().toPostRequestInformation(ConnectionModel.bare(definition)));
    }

    GraphRequest updateConnection(Supplier<ExternalConnection> change) {
        return new GraphRequest(() -> connection().toPatchRequestInformation(change.get()));
    }

    GraphRequest deleteConnection() {
        return new GraphRequest(() -> connection().toDeleteRequestInformation());
    }

    /** Without the header, labels newer than the first ten come back as {@code unknownFutureValue}. */
    GraphRequest getSchema() {
        return new GraphRequest(() -> {
            RequestInformation request = connection().schema().toGetRequestInformation();
            request.headers.add("Prefer", "include-unknown-enum-members");
            return request;
        });
    }

    GraphRequest registerSchema(ConnectionSchema schema) {
        return new GraphRequest(() -> connection().schema().toPatchRequestInformation(ConnectionModel.schema(schema)));
    }

    /** An address that Graph gave, taken as it is. */
    GraphRequest get(URI address) {
        return new GraphRequest(() -> {
            RequestInformation request = new RequestInformation();
            request.httpMethod = HttpMethod.GET;
            request.setUri(address);
            request.headers.add("Accept", "application/json");
            return request;
        });
    }

    GraphRequest putItem(ExternalItemDocument document, ConnectionSchema schema) {
        return new GraphRequest(() -> {
            RequestInformation request = connection()
                    .items()
                    .byExternalItemId(document.id())
                    .toPutRequestInformation(ItemModel.of(document, schema));
            checkSize(document.id(), request);
            return request;
        });
    }

    GraphRequest getItem(String itemId) {
        return new GraphRequest(
                () -> connection().items().byExternalItemId(itemId).toGetRequestInformation());
    }

    GraphRequest listItems() {
        return new GraphRequest(() -> connection().items().toGetRequestInformation());
    }

    GraphRequest deleteItem(String itemId) {
        return new GraphRequest(
                () -> connection().items().byExternalItemId(itemId).toDeleteRequestInformation());
    }

    private ExternalConnectionItemRequestBuilder connection() {
        return graph.external().connections().byExternalConnectionId(connectionId);
    }

    private static void checkSize(String itemId, RequestInformation request) {
        int bytes = length(request);
        if (bytes >= ItemRules.MOST_BYTES) {
            throw GraphException.of(
                    Kind.TOO_LARGE,
                    "Item %s was not sent: it has %d bytes, and Graph takes less than %d"
                            .formatted(itemId, bytes, ItemRules.MOST_BYTES));
        }
    }

    private static int length(RequestInformation request) {
        try {
            return request.content.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

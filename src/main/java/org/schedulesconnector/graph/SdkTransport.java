package org.schedulesconnector.graph;

import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.ResponseHandler;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.HashMap;
import java.util.UUID;
import okhttp3.Response;
import org.apache.camel.util.ObjectHelper;
import org.schedulesconnector.graph.GraphException.Evidence;
import org.schedulesconnector.graph.GraphException.Kind;

/**
 * Sends through the SDK's request adapter, which adds the token, but reads the answers itself: the SDK loses the status of an
 * answer that is not JSON, the {@code Location} of a 202 and enum values newer than itself. Each request has its own
 * {@code client-request-id}; the SDK has one for each client.
 */
final class SdkTransport implements Transport {
    private static final String CLIENT_REQUEST_ID = "client-request-id";

    private final RequestAdapter adapter;
    private final Clock clock;
    private final TrafficCounter traffic;
    private final WritePermission permission;

    SdkTransport(RequestAdapter adapter, Clock clock, TrafficCounter traffic, WritePermission permission) {
        this.adapter = adapter;
        this.clock = clock;
        this.traffic = traffic;
        this.permission = permission;
    }

    @Override
    public GraphAnswer send(GraphRequest request) {
        RequestInformation information = request.information().get();
        String clientRequestId = UUID.randomUUID().toString();
        information.headers.add(CLIENT_REQUEST_ID, clientRequestId);
        URI address = address(information);
        Evidence question =
                new Evidence(information.httpMethod.name(), address.getPath(), 0, null, null, clientRequestId);
        Reader reader = new Reader(new AnswerReader(address, question, clock));
        information.setResponseHandler(reader);
        if (information.httpMethod != HttpMethod.GET) {
            requirePermission(question);
        }
        traffic.requested();
        try {
            adapter.sendPrimitive(information, null, InputStream.class);
        } catch (GraphException known) {
            throw known;
        } catch (RuntimeException failure) {
            throw broken(question, failure);
        }
        return reader.answer;
    }

    private void requirePermission(Evidence question) {
        permission.refusal().ifPresent(reason -> {
            throw GraphException.of(
                    Kind.WITHDRAWN, question.method() + " " + question.path() + " was not sent: " + reason);
        });
    }

    private static URI address(RequestInformation information) {
        try {
            return information.getUri();
        } catch (URISyntaxException e) {
            throw GraphException.of(Kind.INVALID, "The request's address is not a URI: " + e.getReason(), e);
        }
    }

    private static RuntimeException broken(Evidence question, RuntimeException failure) {
        IOException io = ObjectHelper.getException(IOException.class, failure);
        if (io == null) {
            return failure;
        }
        UnusableAnswerException unusable = ObjectHelper.getException(UnusableAnswerException.class, failure);
        if (unusable != null) {
            return GraphException.failed(unusable.kind(), unusable.getMessage(), question, null, unusable);
        }
        if (Thread.currentThread().isInterrupted()) {
            return GraphException.failed(Kind.CLOSED, "interrupted", question, null, io);
        }
        boolean tooLate = io instanceof SocketTimeoutException || io instanceof InterruptedIOException;
        return GraphException.failed(
                tooLate ? Kind.TIMEOUT : Kind.IO,
                (tooLate ? "no answer in time: " : "no whole answer: ") + io.getMessage(),
                question,
                null,
                io);
    }

    /** Gets the response before the SDK looks at it. */
    private static final class Reader implements ResponseHandler {
        private final AnswerReader reader;
        private GraphAnswer answer;

        private Reader(AnswerReader reader) {
            this.reader = reader;
        }

        @Override
        public <N, M> M handleResponse(N response, HashMap<String, ParsableFactory<? extends Parsable>> errorMappings) {
            try (Response open = (Response) response) {
                answer = reader.read(open);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        }
    }
}

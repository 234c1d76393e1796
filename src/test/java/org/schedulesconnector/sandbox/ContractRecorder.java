package org.schedulesconnector.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records what goes between a connector and the sandbox and holds it against the OpenAPI documents of both services. Make it listen
 * with {@link Sandbox#listen}; ask for violations when the traffic is over. Paths that the documents do not have (PagerDuty's token
 * endpoint, Graph's users) are listed apart.
 */
public final class ContractRecorder implements ExchangeListener {
    private static final Map<String, String> DOCUMENTS = Map.of(
            Sandbox.PAGERDUTY, "pagerduty-rest.openapi.json",
            Sandbox.GRAPH, "graph-external.openapi.json");
    private static final String UNKNOWN_PATH = "validation.request.path.missing";
    private static final String UNKNOWN_STATUS = "validation.response.status.unknown";

    private static final String OTHER_TYPE = "validation.request.accept.notAllowed";
    private static final String NO_BODY = "validation.response.body.missing";

    /** What this validator adds by itself: no member beside those of one branch of an allOf, which no object can keep. */
    private static final String CLOSED_OBJECTS = "validation.schema.additionalProperties";

    private final Map<String, OpenApiInteractionValidator> validators;
    private final ConcurrentLinkedQueue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    private ContractRecorder(Path directory) {
        validators = DOCUMENTS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> validator(directory.resolve(entry.getValue()))));
    }

    /** A recorder, or the end of the test as skipped where the documents are not present. */
    public static ContractRecorder orSkip() {
        Optional<Path> directory = Contracts.directory();
        assumeTrue(
                directory.isPresent(),
                "The contracts are not present in ../shared/contracts: nothing is compared with them");
        return new ContractRecorder(directory.get());
    }

    private static OpenApiInteractionValidator validator(Path document) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(Contracts.read(document))
                .withLevelResolver(LevelResolver.create()
                        .withLevel(CLOSED_OBJECTS, ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    @Override
    public void exchanged(String service, SandboxRequest request, SandboxAnswer answer) {
        exchanges.add(new Exchange(service, request, answer));
    }

    /** How many exchanges were heard. */
    public int recorded() {
        return exchanges.size();
    }

    /** Everything in requests that a document does not allow; wrong requests on purpose are among them. */
    public List<String> requestViolations() {
        return violations(this::requestReport);
    }

    /** Everything in answers that a document does not allow. */
    public List<String> answerViolations() {
        return violations(this::answerReport);
    }

    /** Kinds of requests that no document knows. */
    public List<String> unknownKinds() {
        return exchanges.stream()
                .filter(exchange -> isUnknown(requestReport(exchange)))
                .map(Exchange::kind)
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> violations(Function<Exchange, ValidationReport> validation) {
        return exchanges.stream()
                .flatMap(exchange -> violations(exchange, validation.apply(exchange)))
                .distinct()
                .toList();
    }

    private static Stream<String> violations(Exchange exchange, ValidationReport report) {
        if (isUnknown(report)) {
            return Stream.empty();
        }
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .filter(message -> !isKnownGap(exchange, message))
                .map(message -> exchange.kind() + " → " + exchange.answer().status() + ": " + text(message));
    }

    /** Where a document is known to say less than its service does. */
    private static boolean isKnownGap(Exchange exchange, ValidationReport.Message message) {
        switch (message.getKey()) {
            case UNKNOWN_STATUS: // such as PagerDuty's 400 for a schedule of the other kind
                return exchange.answer().status() >= 400;
            case OTHER_TYPE: // PagerDuty's own media type, by which its API is versioned
                return exchange.service().equals(Sandbox.PAGERDUTY);
            case NO_BODY: // Graph's document says in words only that a body may be absent
                return exchange.service().equals(Sandbox.GRAPH)
                        && !exchange.request().method().equals("GET");
            default:
                return false;
        }
    }

    private static String text(ValidationReport.Message message) {
        return message.getMessage() + " "
                + message.getNestedMessages().stream()
                        .map(ContractRecorder::text)
                        .toList();
    }

    private static boolean isUnknown(ValidationReport report) {
        return report.getMessages().stream()
                .anyMatch(message -> message.getKey().equals(UNKNOWN_PATH));
    }

    private ValidationReport requestReport(Exchange exchange) {
        SandboxRequest request = exchange.request();
        SimpleRequest.Builder builder = new SimpleRequest.Builder(request.method(), request.path());
        request.headers().forEach(builder::withHeader);
        request.query().forEach((name, values) -> builder.withQueryParam(Contracts.parameterName(name), values));
        if (request.body().length > 0) {
            builder.withBody(request.body());
        }
        return validators.get(exchange.service()).validateRequest(builder.build());
    }

    private ValidationReport answerReport(Exchange exchange) {
        SandboxAnswer answer = exchange.answer();
        SimpleResponse.Builder builder = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(builder::withHeader);
        if (answer.body().length > 0) {
            builder.withBody(answer.body());
        }
        return validators
                .get(exchange.service())
                .validateResponse(
                        exchange.request().path(),
                        Request.Method.valueOf(exchange.request().method()),
                        builder.build());
    }

    private record Exchange(String service, SandboxRequest request, SandboxAnswer answer) {
        String kind() {
            return service + " " + request.method() + " " + RequestKinds.template(request.path());
        }
    }
}

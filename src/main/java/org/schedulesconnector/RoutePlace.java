package org.schedulesconnector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.LineNumberAware;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;

/**
 * Where in a file a route is that was read and yet cannot be made. Camel itself names the route and one of its steps; the file and the
 * line are in its model of the routes.
 */
final class RoutePlace {
    private RoutePlace() {}

    /** File and line, in words; empty when the failure is not of one route, or the route is not from a file. */
    static Optional<String> of(CamelContext context, Throwable failure) {
        FailedToCreateRouteException failed = ObjectHelper.getException(FailedToCreateRouteException.class, failure);
        if (failed == null || context == null) {
            return Optional.empty();
        }
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        return Optional.ofNullable(model.getRouteDefinition(failed.getRouteId()))
                .filter(route -> route.getResource() != null)
                .map(route -> route.getResource().getLocation() + line(culprit(route, failed)));
    }

    private static String line(LineNumberAware node) {
        return node.getLineNumber() < 0 ? "" : ", line " + node.getLineNumber();
    }

    /** The step that names what was not found, however deep; else the one of the route that Camel was at; else its beginning. */
    private static LineNumberAware culprit(RouteDefinition route, FailedToCreateRouteException failed) {
        return steps(route)
                .filter(step -> names(step, failed))
                .findFirst()
                .or(() -> steps(route)
                        .filter(step -> String.valueOf(failed.getMessage()).contains(">>> " + step + " <<<"))
                        .findFirst())
                .map(LineNumberAware.class::cast)
                .orElse(route.getInput());
    }

    @SuppressWarnings("rawtypes")
    private static Stream<ProcessorDefinition> steps(RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class).stream();
    }

    private static boolean names(ProcessorDefinition<?> step, Throwable failure) {
        String label = step.getLabel();
        return label != null
                && step.getOutputs().isEmpty()
                && wanted(failure).stream().anyMatch(label::contains);
    }

    /** What was looked for in vain: a bean's name, or an endpoint's address as it is written. */
    private static List<String> wanted(Throwable failure) {
        NoSuchBeanException bean = ObjectHelper.getException(NoSuchBeanException.class, failure);
        if (bean != null) {
            return List.of(bean.getName());
        }
        NoSuchEndpointException unknown = ObjectHelper.getException(NoSuchEndpointException.class, failure);
        ResolveEndpointFailedException refused =
                ObjectHelper.getException(ResolveEndpointFailedException.class, failure);
        return Stream.of(unknown == null ? null : unknown.getUri(), refused == null ? null : refused.getUri())
                .filter(uri -> uri != null)
                .flatMap(uri -> Stream.of(uri, uri.replaceFirst("://", ":")))
                .map(URISupport::sanitizeUri)
                .toList();
    }
}

package org.schedulesconnector.sandbox;

import java.util.regex.Pattern;

/**
 * Trouble on demand: which requests, when, and what happens to them. Start with {@link #of} and narrow it.
 *
 * @param service the server's name; null for any
 * @param method in capitals; null for any
 * @param path found anywhere in the decoded path; null for any
 * @param when which of the matching requests
 * @param action what happens
 */
public record Fault(String service, String method, Pattern path, Occurrence when, FaultAction action) {
    /** A fault that strikes every request of every service. */
    public static Fault of(FaultAction action) {
        return new Fault(null, null, null, Occurrence.always(), action);
    }

    /** Only at the server of this name, {@link Sandbox#PAGERDUTY} or {@link Sandbox#GRAPH}. */
    public Fault at(String onlyService) {
        return new Fault(onlyService, method, path, when, action);
    }

    public Fault method(String onlyMethod) {
        return new Fault(service, onlyMethod, path, when, action);
    }

    /** Only where this regular expression is found in the decoded path. */
    public Fault path(String regex) {
        return new Fault(service, method, Pattern.compile(regex), when, action);
    }

    public Fault when(Occurrence occurrence) {
        return new Fault(service, method, path, occurrence, action);
    }

    boolean matches(String name, SandboxRequest request) {
        return (service == null || service.equals(name))
                && (method == null || method.equals(request.method()))
                && (path == null || path.matcher(request.path()).find());
    }
}

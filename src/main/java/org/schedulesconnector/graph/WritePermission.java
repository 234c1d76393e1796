package org.schedulesconnector.graph;

import java.util.Optional;

/**
 * Says whether anything may be written to Graph now. It is asked just before each attempt of each request that is more than a GET, after
 * every wait: a process that stood still, or waited for minutes because Graph asked for it, may have lost the right that it had
 * when the request was made. Called on many threads; it must answer at once in the usual case.
 */
@FunctionalInterface
public interface WritePermission {
    /** Writing is always allowed. */
    WritePermission ALWAYS = Optional::empty;

    /** Why nothing may be written, one sentence for the operator; empty when writing is allowed. */
    Optional<String> refusal();
}

package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;

/**
 * A request that was let through to its endpoint.
 *
 * @param identity who calls
 * @param parameters its query
 * @param ids the variable parts of its path, in order
 */
record Call(Identity identity, Parameters parameters, List<String> ids) {
    /** The first id in the path. */
    String id() {
        return ids.get(0);
    }
}

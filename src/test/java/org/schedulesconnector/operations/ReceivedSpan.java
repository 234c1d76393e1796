package org.schedulesconnector.operations;

import java.util.Map;

/**
 * A span as a collector gets it.
 *
 * @param trace hexadecimal
 * @param id hexadecimal
 * @param parent hexadecimal; empty for the root of its trace
 * @param texts attributes that are texts
 */
record ReceivedSpan(String trace, String id, String parent, String name, Map<String, String> texts) {
    boolean isRoot() {
        return parent.isEmpty();
    }
}

package org.schedulesconnector.graph;

import org.apache.camel.spi.Metadata;

/** Headers that the component sets. */
public interface GraphExternalConstants {
    @Metadata(
            description =
                    "Graph's id of the request that settled the matter, for support cases. Not set by provision, listItems,"
                            + " syncGroup, resolveUsers and listGroupMembers.",
            javaType = "String",
            label = "producer")
    String REQUEST_ID = "CamelGraphExternalRequestId";

    @Metadata(
            description = "How many requests it took, 1 or more. Not set by provision, nor when none was made.",
            javaType = "Integer",
            label = "producer")
    String ATTEMPTS = "CamelGraphExternalAttempts";
}

package org.schedulesconnector.graph;

/**
 * What became of a request to delete a connection with all its items.
 *
 * @param connectionId the connection
 * @param existed whether there was one; when not there was nothing to do
 */
public record ConnectionDeletion(String connectionId, boolean existed) {}

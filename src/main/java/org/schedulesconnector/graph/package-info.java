/**
 * The Camel component {@code graph-external}: external connections, items and groups of Microsoft Graph, for any content. It
 * knows nothing of PagerDuty and no other package of this project.
 */
package org.schedulesconnector.graph;

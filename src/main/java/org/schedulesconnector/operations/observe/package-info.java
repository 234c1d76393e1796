/** What monitoring sees of a connector: its metrics, and its health in the sense of Camel's health checks. */
package org.schedulesconnector.operations.observe;

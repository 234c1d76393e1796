/**
 * Traces of runs by OpenTelemetry, through Camel's own tracer: what it traces, and how its spans are called. Off unless
 * {@code camel.opentelemetry2.enabled} is set.
 */
package org.schedulesconnector.operations.trace;

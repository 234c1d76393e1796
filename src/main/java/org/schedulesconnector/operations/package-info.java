/**
 * A running service, seen and steered from outside: one model of its status and one of what can be asked of it, and thin faces of both
 * for JMX and, in {@code http}, for HTTP.
 */
package org.schedulesconnector.operations;

/** The HTTP face of a running service: who may call, what may be called, and what is answered. */
package org.schedulesconnector.operations.http;

/**
 * The clocks that start runs: how a firing waits for the end of its run, and how the services that share a ledger share one set of
 * triggers.
 */
package org.schedulesconnector.operations.triggers;

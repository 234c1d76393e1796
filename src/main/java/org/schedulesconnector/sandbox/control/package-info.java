/** The control address of a sandbox: over HTTP and JSON it moves the clock, edits the account as its administrators would, adds faults. */
package org.schedulesconnector.sandbox.control;

/** The command line: one class for each command, and what they share. The only place that prints and that ends the process. */
package org.schedulesconnector.cli;

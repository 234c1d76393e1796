package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * How a command ended and what it printed.
 *
 * @param exitCode what the process would end with
 * @param out standard output
 * @param err standard error
 */
record CommandResult(int exitCode, String out, String err) {
    static CommandResult of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = ConnectorCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new CommandResult(exitCode, out.toString(), err.toString());
    }
}

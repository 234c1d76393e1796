package org.schedulesconnector.cli;

import picocli.CommandLine.Option;

/** How a command answers. */
final class OutputOptions {
    @Option(names = "--json", description = "Answer in JSON, for programs.")
    private boolean json;

    boolean json() {
        return json;
    }
}

package org.schedulesconnector.cli;

import java.util.Collection;

/** The service started without routes that it cannot do without. */
final class MissingRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingRoutesException(Collection<String> missing) {
        super("The routes " + String.join(", ", missing)
                + " were not found. They are in the folder routes/ beside target/, or where"
                + " camel.main.routesIncludePattern of application.properties points: put the folder back, or correct the"
                + " pattern.");
    }
}

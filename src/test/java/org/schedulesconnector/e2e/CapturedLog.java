package org.schedulesconnector.e2e;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;

/**
 * What is logged from its opening to its closing, in the lines that the console would get: down to debug by the loggers that the
 * shipped configuration names (ours and Camel's among them), by all others as shipped.
 */
public final class CapturedLog implements AutoCloseable {
    private static final String NAME = "captured";

    private final StringWriter lines = new StringWriter();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final Configuration configuration = context.getConfiguration();

    public CapturedLog() {
        ConsoleAppender console = configuration.getAppender("console");
        WriterAppender appender = WriterAppender.newBuilder()
                .setName(NAME)
                .setTarget(lines)
                .setLayout(console.getLayout())
                .build();
        appender.start();
        configuration.getLoggers().values().stream()
                .filter(logger -> logger != configuration.getRootLogger())
                .forEach(logger -> logger.setLevel(Level.DEBUG));
        configuration.getRootLogger().removeAppender(console.getName());
        configuration.getRootLogger().addAppender(appender, Level.DEBUG, null);
        context.updateLoggers();
    }

    public String text() {
        return lines.toString();
    }

    /** The configuration is read again, as it was. */
    @Override
    public void close() {
        configuration.getRootLogger().removeAppender(NAME);
        context.reconfigure();
    }
}

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
        this("text");
    }

    private CapturedLog(String format) {
        ConsoleAppender console = configuration.getAppender("text");
        WriterAppender appender = WriterAppender.newBuilder()
                .setName(NAME)
                .setTarget(lines)
                .setLayout(configuration.<ConsoleAppender>getAppender(format).getLayout())
                .build();
        appender.start();
        configuration.getLoggers().values().stream()
                .filter(logger -> logger != configuration.getRootLogger())
                .forEach(logger -> logger.setLevel(Level.DEBUG));
        configuration.getRootLogger().removeAppender(console.getName());
        configuration.getRootLogger().addAppender(appender, Level.DEBUG, null);
        context.updateLoggers();
    }

    /** The same in the lines that the console would get where JSON is asked for. */
    public static CapturedLog asJson() {
        return new CapturedLog("json");
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

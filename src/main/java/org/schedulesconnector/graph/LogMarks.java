package org.schedulesconnector.graph;

import java.util.Map;
import org.slf4j.MDC;

/**
 * What marks the lines that a thread logs (SLF4J's mapped diagnostic context), taken along to the thread that does a part of the same
 * work. Immutable.
 *
 * @param marks null for none
 */
public record LogMarks(Map<String, String> marks) {
    /** Those of the calling thread, as they are now. */
    public static LogMarks current() {
        return new LogMarks(MDC.getCopyOfContextMap());
    }

    /** The same task, whose lines have these marks wherever it runs; the thread has its own again afterwards. */
    public Runnable on(Runnable task) {
        return () -> {
            LogMarks own = current();
            restore();
            try {
                task.run();
            } finally {
                own.restore();
            }
        };
    }

    /** Gives them to the calling thread, in place of those that it has. */
    public void restore() {
        if (marks == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(marks);
        }
    }
}

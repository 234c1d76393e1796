package org.schedulesconnector.operations.triggers;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.quartz.SchedulerException;
import org.quartz.SchedulerFactory;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/** Makes the Quartz scheduler of a process that shares its triggers with others: one cluster for each external connection. */
final class TriggerSchedulers {
    /** One for each clock, and some for firings that were recovered or handed over. */
    private static final String THREADS = "6";

    /** What is not noticed within this time of its due time was missed, so that no change of the leader makes one missed. */
    private static final Duration LEAST_MISFIRE_THRESHOLD = Duration.ofMinutes(1);

    private TriggerSchedulers() {}

    /**
     * @param connectionId which external connection the triggers belong to
     * @param process this process, unique: letters, digits, dots and dashes
     * @param heartbeat how often a process tells that it lives; two that are missing in a row make it dead
     */
    static SchedulerFactory clustered(HikariDataSource pool, String connectionId, String process, Duration heartbeat)
            throws SchedulerException {
        String name = nameOf(connectionId);
        if (SchedulerRepository.getInstance().lookup(name) != null) {
            throw new SchedulerException(
                    "A service for the connection " + connectionId + " runs in this process already.");
        }
        String source = "triggers-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(source, new TriggerConnections(pool));
        return new StdSchedulerFactory(properties(name, process, source, heartbeat));
    }

    /** The scheduler's name, in the tables and in JMX. */
    static String nameOf(String connectionId) {
        return "schedules-connector-" + connectionId;
    }

    private static Properties properties(String name, String process, String source, Duration heartbeat) {
        long beat = heartbeat.toMillis();
        Properties quartz = new Properties();
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, process);
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_JMX_EXPORT, "true");
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_IDLE_WAIT_TIME, Long.toString(Math.max(1_000, beat / 3)));
        quartz.setProperty(StdSchedulerFactory.PROP_SCHED_DB_FAILURE_RETRY_INTERVAL, Long.toString(beat));
        quartz.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        quartz.setProperty("org.quartz.threadPool.threadCount", THREADS);
        quartz.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        quartz.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, TriggerJobStore.class.getName());
        quartz.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        quartz.setProperty("org.quartz.jobStore.dataSource", source);
        quartz.setProperty("org.quartz.jobStore.tablePrefix", "qrtz_");
        quartz.setProperty("org.quartz.jobStore.useProperties", "true");
        quartz.setProperty("org.quartz.jobStore.isClustered", "true");
        quartz.setProperty("org.quartz.jobStore.clusterCheckinInterval", Long.toString(beat / 2));
        quartz.setProperty("org.quartz.jobStore.grace", Long.toString(beat));
        long missed = Math.max(LEAST_MISFIRE_THRESHOLD.toMillis(), 4 * beat);
        quartz.setProperty("org.quartz.jobStore.misfireThreshold", Long.toString(missed));
        return quartz;
    }
}

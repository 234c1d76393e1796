package org.schedulesconnector.operations;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;

/** A JMX client of this process, connected through a real connector. */
final class JmxClient implements AutoCloseable {
    private final JMXConnectorServer server;
    private final JMXConnector connector;
    private final MBeanServerConnection connection;

    JmxClient() throws Exception {
        server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("service:jmx:rmi://"), null, ManagementFactory.getPlatformMBeanServer());
        server.start();
        connector = JMXConnectorFactory.connect(server.getAddress());
        connection = connector.getMBeanServerConnection();
    }

    /** An attribute of the connector's MBean. */
    Object read(String attribute) throws Exception {
        return connection.getAttribute(connectorBean(), attribute);
    }

    long count(String attribute) throws Exception {
        return ((Number) read(attribute)).longValue();
    }

    /** Calls an operation of the connector's MBean. */
    String call(String operation, Object... arguments) throws Exception {
        return (String) invoke(connectorBean(), operation, arguments);
    }

    /** An attribute of one of Camel's MBeans. */
    Object readCamel(String type, String name, String attribute) throws Exception {
        return connection.getAttribute(camelBean(type, name), attribute);
    }

    /** Calls an operation of one of Camel's MBeans. */
    Object callCamel(String type, String name, String operation, Object... arguments) throws Exception {
        return invoke(camelBean(type, name), operation, arguments);
    }

    /** Calls an operation of the Quartz scheduler's MBean. */
    Object callQuartz(String operation, Object... arguments) throws Exception {
        return invoke(only("quartz:type=QuartzScheduler,*"), operation, arguments);
    }

    /** How long Camel lets what is under way go on when a route is stopped or suspended. */
    void shutdownTimeout(Duration timeout) throws Exception {
        ObjectName context = only("org.apache.camel:type=context,*");
        connection.setAttribute(context, new javax.management.Attribute("Timeout", timeout.toSeconds()));
    }

    void await(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state.equals(read("State")));
    }

    /** Waits until a run has ended and the ledger tells it. */
    void awaitOutcome(String outcome) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> read("State").equals("idle") && outcome.equals(read("LastOutcome")));
    }

    private Object invoke(ObjectName bean, String operation, Object... arguments) throws Exception {
        String[] types = Arrays.stream(arguments).map(JmxClient::type).toArray(String[]::new);
        return connection.invoke(bean, operation, arguments, types);
    }

    private static String type(Object argument) {
        return argument instanceof Integer ? "int" : argument.getClass().getName();
    }

    private ObjectName connectorBean() throws Exception {
        return only("org.apache.camel:type=services,name=SchedulesConnector,*");
    }

    private ObjectName camelBean(String type, String name) throws Exception {
        return only("org.apache.camel:type=" + type + ",name=\"" + name + "\",*");
    }

    private ObjectName only(String pattern) throws Exception {
        Set<ObjectName> found = connection.queryNames(new ObjectName(pattern), null);
        if (found.size() != 1) {
            throw new AssertionError("expected one MBean for " + pattern + " and found " + found);
        }
        return found.iterator().next();
    }

    @Override
    public void close() throws Exception {
        connector.close();
        server.stop();
    }
}

import com.sun.tools.attach.VirtualMachine;
import java.util.Arrays;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Looks at a running connector on this machine and steers it, over JMX. Needs a JDK, and the user that runs the connector:
 *
 *   java docs/ConnectorJmx.java PID                       all attributes of the connector's MBean
 *   java docs/ConnectorJmx.java PID OPERATION [ARGUMENT]  one of its operations: pause, sync PABC123, approveDeletions 12, ...
 */
public class ConnectorJmx {
    private static final String CONNECTOR = "org.apache.camel:type=services,name=SchedulesConnector,*";

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("Say which process: java docs/ConnectorJmx.java PID [OPERATION [ARGUMENT]]");
            System.exit(2);
        }
        VirtualMachine machine = VirtualMachine.attach(args[0]);
        JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
        machine.detach();
        try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            ObjectName bean = connection.queryNames(new ObjectName(CONNECTOR), null).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Process " + args[0] + " is no running connector."));
            if (args.length == 1) {
                print(connection, bean);
            } else {
                System.out.println(call(connection, bean, args[1], Arrays.copyOfRange(args, 2, args.length)));
            }
        }
    }

    private static void print(MBeanServerConnection connection, ObjectName bean) throws Exception {
        String[] names = Arrays.stream(connection.getMBeanInfo(bean).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .sorted()
                .toArray(String[]::new);
        for (Attribute attribute : connection.getAttributes(bean, names).asList()) {
            Object value = attribute.getValue();
            String text = value instanceof String[] several ? String.join("; ", several) : String.valueOf(value);
            System.out.println(attribute.getName() + " = " + text);
        }
    }

    private static Object call(MBeanServerConnection connection, ObjectName bean, String operation, String... texts)
            throws Exception {
        MBeanOperationInfo found = Arrays.stream(connection.getMBeanInfo(bean).getOperations())
                .filter(one -> one.getName().equals(operation) && one.getSignature().length == texts.length)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation " + operation + " of that form."));
        String[] types = Arrays.stream(found.getSignature()).map(one -> one.getType()).toArray(String[]::new);
        Object[] arguments = new Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            arguments[i] = types[i].equals("int") ? Integer.valueOf(texts[i]) : texts[i];
        }
        return connection.invoke(bean, operation, arguments, types);
    }
}

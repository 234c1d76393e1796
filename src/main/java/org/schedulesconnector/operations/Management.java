package org.schedulesconnector.operations;

import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;

/**
 * Registers the connector's MBean with Camel's own when the context starts; Camel takes it away with them. A Camel service would be
 * registered by itself, and yet its {@code State} and {@code resume} would be Camel's.
 */
final class Management extends LifecycleStrategySupport {
    private final ManagedConnector managed;

    Management(ManagedConnector managed) {
        this.managed = managed;
    }

    @Override
    public void onContextStarting(CamelContext context) throws VetoCamelContextStartException {
        ManagementAgent agent = context.getManagementStrategy().getManagementAgent();
        if (agent != null) {
            try {
                register(context, agent);
            } catch (JMException e) {
                throw new VetoCamelContextStartException("The connector's MBean cannot be registered", e, context);
            }
        }
    }

    private void register(CamelContext context, ManagementAgent agent) throws JMException {
        ObjectName name = new ObjectName(agent.getMBeanObjectDomainName() + ":context=" + context.getManagementName()
                + ",type=services,name=SchedulesConnector");
        DefaultManagementMBeanAssembler assembler = new DefaultManagementMBeanAssembler(context);
        assembler.start();
        agent.register(assembler.assemble(agent.getMBeanServer(), managed, name), name);
        assembler.stop();
    }
}

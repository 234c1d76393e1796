package org.schedulesconnector.settings;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;

/** Stands for a vault component: found on the class path by name, configured through {@code camel.vault.azure.*}. */
public final class FixedVaultFunction implements PropertiesFunction, CamelContextAware {
    private CamelContext context;

    @Override
    public String getName() {
        return "testvault";
    }

    @Override
    public String apply(String remainder) {
        return remainder + " of " + context.getVaultConfiguration().azure().getVaultName();
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}

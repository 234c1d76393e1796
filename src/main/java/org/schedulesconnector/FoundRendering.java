package org.schedulesconnector;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.item.ScheduleRendering;

/**
 * The rendering of somebody else's, if there is one. Beans of route files and of Camel's settings come after the connector's: so it is
 * looked for when the first item is rendered.
 */
final class FoundRendering implements Supplier<Optional<ScheduleRendering>> {
    private Registry registry;
    private Optional<ScheduleRendering> found;

    synchronized void lookIn(Registry itsRegistry) {
        registry = itsRegistry;
        found = null;
    }

    @Override
    public synchronized Optional<ScheduleRendering> get() {
        if (registry == null) {
            return Optional.empty();
        }
        if (found == null) {
            found = Optional.ofNullable(registry.findSingleByType(ScheduleRendering.class));
        }
        return found;
    }
}

package org.schedulesconnector.sandbox;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The faults of a sandbox. They may be added and removed while it runs; each counts the requests it matches, and the first in the
 * order of adding that strikes decides. Safe for several threads.
 */
public final class Faults {
    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final Random random;

    /**
     * @param seed of the faults that strike by probability
     */
    public Faults(long seed) {
        random = new Random(seed);
    }

    public Faults add(Fault fault) {
        armed.add(new Armed(fault, new AtomicInteger(), new AtomicInteger()));
        return this;
    }

    public void remove(Fault fault) {
        armed.removeIf(one -> one.fault.equals(fault));
    }

    public void clear() {
        armed.clear();
    }

    /** How often this fault has struck; 0 when it was never added. */
    public int struck(Fault fault) {
        return armed.stream()
                .filter(one -> one.fault.equals(fault))
                .mapToInt(one -> one.struck.get())
                .sum();
    }

    /** What happens to this request. */
    FaultAction next(String service, SandboxRequest request) {
        FaultAction action = null;
        for (Armed one : armed) {
            boolean strikes = one.fault.matches(service, request)
                    && one.fault.when().strikes(one.matched.incrementAndGet(), random);
            if (strikes && action == null) {
                one.struck.incrementAndGet();
                action = one.fault.action();
            }
        }
        return action == null ? FaultAction.none() : action;
    }

    private record Armed(Fault fault, AtomicInteger matched, AtomicInteger struck) {}
}

package org.schedulesconnector.operations;

import java.util.function.Supplier;

/**
 * Something that costs much to make, kept for as long as what it depends on stays the same. One caller at a time makes it, the others
 * wait for that. Thread-safe.
 */
public final class Kept<T> {
    private final Supplier<?> state;
    private final Supplier<T> maker;
    private Object keptFor;
    private T kept;

    /**
     * @param state what it depends on, by {@code equals}; cheap, asked for each time
     * @param maker makes it, never null
     */
    public Kept(Supplier<?> state, Supplier<T> maker) {
        this.state = state;
        this.maker = maker;
    }

    /** What is kept; made anew when the state is another. The state is read first, so that a change meanwhile is seen the next time. */
    public synchronized T read() {
        Object current = state.get();
        if (kept == null || !current.equals(keptFor)) {
            kept = maker.get();
            keptFor = current;
        }
        return kept;
    }
}

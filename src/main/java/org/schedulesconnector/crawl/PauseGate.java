package org.schedulesconnector.crawl;

import java.util.function.BooleanSupplier;

/**
 * Holds runs back while an operator wants a pause: whatever comes to it waits until it opens again. A run asks here before each page
 * and before each write, so that a pause interrupts nothing. There is one gate in a process, for the run in progress and those that
 * follow. Thread-safe.
 */
public final class PauseGate {
    private boolean closed;
    private int waiting;

    /** Begins a pause. Returns false when there was one already. */
    public synchronized boolean close() {
        boolean changed = !closed;
        closed = true;
        return changed;
    }

    /** Ends the pause. Returns false when there was none. */
    public synchronized boolean open() {
        boolean changed = closed;
        closed = false;
        notifyAll();
        return changed;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Whether anything has come to the gate and waits. */
    synchronized boolean holdsSomething() {
        return waiting > 0;
    }

    /**
     * Waits while the gate is closed. An interrupt does not end the wait; it is kept for the caller.
     *
     * @param released lets the caller through a closed gate; looked at again after each {@link #look}
     */
    synchronized void pass(BooleanSupplier released) {
        boolean interrupted = false;
        waiting++;
        try {
            while (closed && !released.getAsBoolean()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            waiting--;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Those who wait look again whether they are released. */
    synchronized void look() {
        notifyAll();
    }
}

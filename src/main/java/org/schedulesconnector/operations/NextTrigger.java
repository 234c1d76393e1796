package org.schedulesconnector.operations;

import java.time.Instant;

/**
 * When a clock asks for something next.
 *
 * @param name the clock's name, such as {@code crawl/full}
 * @param at when it fires next; null when it is paused or fires no more
 */
public record NextTrigger(String name, Instant at) {
    public String toLine() {
        return at == null ? name + " is paused" : name + " at " + at;
    }
}

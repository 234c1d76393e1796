package org.schedulesconnector.sandbox;

import java.util.random.RandomGenerator;

/** Which of the requests that a {@link Fault} matches it strikes. */
@FunctionalInterface
public interface Occurrence {
    /**
     * @param count which matching request this is, from 1
     * @param random the faults' seeded source
     */
    boolean strikes(int count, RandomGenerator random);

    static Occurrence always() {
        return (count, random) -> true;
    }

    /** Only the n-th matching request, from 1. */
    static Occurrence nth(int n) {
        return (count, random) -> count == n;
    }

    /** Each k-th matching request: every(2) strikes the 2nd, the 4th and so on. */
    static Occurrence every(int k) {
        return (count, random) -> count % k == 0;
    }

    /** The first matching requests only. */
    static Occurrence first(int times) {
        return (count, random) -> count <= times;
    }

    /** All matching requests but the first ones. */
    static Occurrence after(int times) {
        return (count, random) -> count > times;
    }

    /** Each matching request with this probability, 0 to 1. */
    static Occurrence withProbability(double probability) {
        return (count, random) -> random.nextDouble() < probability;
    }
}

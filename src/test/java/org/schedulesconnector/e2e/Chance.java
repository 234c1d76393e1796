package org.schedulesconnector.e2e;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a seed decides. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /** A chance of its own, so that what it decides does not depend on how often others ask. */
    Chance another() {
        return new Chance(random.nextLong());
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    <T> Optional<T> anyOf(Collection<T> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(any(List.copyOf(some)));
    }

    /** So many of them, or all when there are fewer, in any order. */
    <T> List<T> some(Collection<T> all, int number) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, Math.min(number, shuffled.size())));
    }
}

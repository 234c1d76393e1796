package org.schedulesconnector.crawl;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schedulesconnector.crawl.ledger.StoredFailure;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunFailure;

/** What had failed when a run began, what fails in it, and what it leaves for a later one. Thread-safe. */
final class RunFailures {
    private final CrawlMode mode;
    private final Instant now;
    private final boolean insisting;
    private final Map<Key, StoredFailure> before;
    private final Set<Key> inThisRun = ConcurrentHashMap.newKeySet();
    private final Set<Key> putOff = ConcurrentHashMap.newKeySet();

    /**
     * @param insisting whether everything is tried, because somebody asked for it
     * @param known what failed in earlier runs and has not healed
     */
    RunFailures(CrawlMode mode, Instant now, boolean insisting, Collection<StoredFailure> known) {
        this.mode = mode;
        this.now = now;
        this.insisting = insisting;
        this.before = new ConcurrentHashMap<>(known.stream().collect(Collectors.toMap(Key::of, Function.identity())));
    }

    /** What failed in earlier runs and has not healed so far. */
    List<StoredFailure> before() {
        return List.copyOf(before.values());
    }

    Optional<StoredFailure> before(String subject, Step step) {
        return Optional.ofNullable(before.get(new Key(subject, step.label())));
    }

    /** The subjects of which one of these steps failed before. */
    Set<String> subjects(Collection<Step> steps) {
        Set<String> labels = steps.stream().map(Step::label).collect(Collectors.toSet());
        return before.keySet().stream()
                .filter(key -> labels.contains(key.step()))
                .map(Key::subject)
                .collect(Collectors.toSet());
    }

    /** Whether the ledger has such a failure now. */
    boolean isOpen(String subject, String step) {
        Key key = new Key(subject, step);
        return before.containsKey(key) || inThisRun.contains(key);
    }

    boolean isOpen(String subject) {
        return before.keySet().stream().anyMatch(key -> key.subject().equals(subject))
                || inThisRun.stream().anyMatch(key -> key.subject().equals(subject));
    }

    /** Whether it failed in this run. */
    boolean failedNow(String subject, String step) {
        return inThisRun.contains(new Key(subject, step));
    }

    /** Whether this run leaves a step alone that failed before. */
    boolean waits(String subject, Step step) {
        return !insisting
                && before(subject, step)
                        .filter(known -> RetryRule.waits(known, mode, now))
                        .isPresent();
    }

    /** The same for a step that is tried at once when it is tried with something else than the last time. */
    boolean waits(String subject, Step step, String tried) {
        return waits(subject, step)
                && before(subject, step)
                        .filter(known -> tried.equals(known.tried()))
                        .isPresent();
    }

    /** Takes down a failure. Returns whether it is the first of its kind in this run: attempts are counted by runs. */
    boolean failed(RunFailure failure) {
        return inThisRun.add(new Key(failure.subject(), failure.step()));
    }

    /** A failure that is left for a later run. Returns whether that is news. */
    boolean putOff(String subject, Step step) {
        return putOff.add(new Key(subject, step.label()));
    }

    /** How many failures are left for a later run. */
    int putOff() {
        return putOff.size();
    }

    void healed(String subject, String step) {
        Key key = new Key(subject, step);
        before.remove(key);
        inThisRun.remove(key);
    }

    void healed(String subject) {
        before.keySet().removeIf(key -> key.subject().equals(subject));
        inThisRun.removeIf(key -> key.subject().equals(subject));
    }

    /** The ledger was emptied. */
    void forget() {
        before.clear();
    }

    private record Key(String subject, String step) {
        static Key of(StoredFailure stored) {
            return new Key(stored.failure().subject(), stored.failure().step());
        }
    }
}

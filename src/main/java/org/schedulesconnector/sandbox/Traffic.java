package org.schedulesconnector.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a sandbox server has seen: the last requests one by one, all of them as counts. Safe for several threads. */
public final class Traffic {
    private final int capacity;
    private final Deque<SeenRequest> requests = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int inFlight;
    private int maxInFlight;

    /**
     * @param capacity how many requests are remembered one by one
     */
    Traffic(int capacity) {
        this.capacity = capacity;
    }

    synchronized void arrived() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    synchronized void left() {
        inFlight--;
    }

    synchronized void answered(SeenRequest request) {
        if (requests.size() == capacity) {
            requests.removeFirst();
        }
        requests.addLast(request);
        counts.merge(request.kind(), 1, Integer::sum);
    }

    /** The last requests, in the order they were answered. */
    public synchronized List<SeenRequest> requests() {
        return List.copyOf(requests);
    }

    /** The remembered requests of one method whose path holds a match. */
    public List<SeenRequest> requests(String method, String pathRegex) {
        Pattern path = Pattern.compile(pathRegex);
        return requests().stream()
                .filter(request -> request.method().equals(method)
                        && path.matcher(request.path()).find())
                .toList();
    }

    /** How many requests of each {@linkplain SeenRequest#kind kind} there were since the start or the last clearing. */
    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** How many requests there were since the start or the last clearing. */
    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The most requests that were open at once since the start or the last clearing. */
    public synchronized int maxInFlight() {
        return maxInFlight;
    }

    /** Forgets what was seen, so that a test can look at what comes next. */
    public synchronized void clear() {
        requests.clear();
        counts.clear();
        maxInFlight = inFlight;
    }
}

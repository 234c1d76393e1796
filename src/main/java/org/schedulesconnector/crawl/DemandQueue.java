package org.schedulesconnector.crawl;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.schedulesconnector.crawl.report.CrawlMode;

/**
 * Demands that wait, each need once: the schedules to sync, one retry of what failed, one look at hand-offs, and one crawl of the account that is as large as
 * the largest asked for. The quick ones come first. Not thread-safe.
 */
final class DemandQueue {
    /** More schedules than this are looked at sooner by one crawl of all. */
    static final int MOST_SYNCS = 100;

    private final Set<String> syncs = new LinkedHashSet<>();
    private boolean retry;
    private boolean handOff;
    private CrawlRequest whole;

    boolean isEmpty() {
        return syncs.isEmpty() && !retry && !handOff && whole == null;
    }

    /** Whether one more schedule to sync has no place. */
    boolean isFullFor(CrawlRequest request) {
        return request.mode() == CrawlMode.SYNC && syncs.size() >= MOST_SYNCS && !syncs.contains(request.scheduleId());
    }

    /** Takes a demand in. Returns false when what waits already does what it asks for. */
    boolean add(CrawlRequest request) {
        return switch (request.mode()) {
            case SYNC -> syncs.add(request.scheduleId());
            case RETRY -> addRetry();
            case HAND_OFF -> addHandOff();
            case FULL, INCREMENTAL -> addWhole(request);
            case PLAN -> throw new IllegalArgumentException("a plan is no demand: it writes nothing and needs no turn");
        };
    }

    /** The one whose turn it is, taken out; null when none waits. */
    CrawlRequest poll() {
        if (!syncs.isEmpty()) {
            Iterator<String> ids = syncs.iterator();
            CrawlRequest next = CrawlRequest.sync(ids.next());
            ids.remove();
            return next;
        }
        if (retry) {
            retry = false;
            return CrawlRequest.retryFailed();
        }
        if (handOff) {
            handOff = false;
            return CrawlRequest.handOff();
        }
        CrawlRequest next = whole;
        whole = null;
        return next;
    }

    /** What waits, in the order of its turns. */
    List<CrawlRequest> waiting() {
        List<CrawlRequest> all =
                new ArrayList<>(syncs.stream().map(CrawlRequest::sync).toList());
        if (retry) {
            all.add(CrawlRequest.retryFailed());
        }
        if (handOff) {
            all.add(CrawlRequest.handOff());
        }
        if (whole != null) {
            all.add(whole);
        }
        return all;
    }

    /** A full crawl tries everything too. */
    private boolean addRetry() {
        boolean full =
                whole != null && whole.mode() == CrawlMode.FULL && whole.limit().isEmpty();
        boolean added = !retry && !full;
        retry |= added;
        return added;
    }

    private boolean addHandOff() {
        boolean added = !handOff;
        handOff = true;
        return added;
    }

    private boolean addWhole(CrawlRequest request) {
        CrawlRequest both = whole == null ? request : merge(whole, request);
        boolean added = !both.equals(whole);
        whole = both;
        return added;
    }

    /** One crawl that does what both ask for. */
    private static CrawlRequest merge(CrawlRequest one, CrawlRequest other) {
        boolean full = one.mode() == CrawlMode.FULL || other.mode() == CrawlMode.FULL;
        boolean limited = one.limit().isPresent() && other.limit().isPresent();
        return new CrawlRequest(
                CrawlRequest.Purpose.CRAWL,
                full ? CrawlMode.FULL : CrawlMode.INCREMENTAL,
                null,
                null,
                limited ? larger(one.limit(), other.limit()) : OptionalInt.empty(),
                larger(one.approvedDeletions(), other.approvedDeletions()),
                OptionalInt.empty());
    }

    private static OptionalInt larger(OptionalInt one, OptionalInt other) {
        return Stream.of(one, other)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
    }
}

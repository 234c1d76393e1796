package org.schedulesconnector.benchmark;

/**
 * What a crawl cannot do without, and how long that takes at least. Before anything can be written come, one after the other, the
 * requests about the connection, and the pages of the directory, four at once; then people are looked up, 24 questions at once. From then on
 * schedules are read and items written at the same time, so the slower of the two decides: pages one after the other and details four
 * at once within the budget, or writes, as many at once as there are writers.
 *
 * @param directoryPages requests to PagerDuty before the first schedule
 * @param schedulePages pages of schedules
 * @param details schedules that take a request of their own
 * @param connectionRequests requests to Graph about the connection
 * @param lookups questions to the directory of the tenant
 * @param writes groups, members and items, and items that are read back
 */
record Floor(int directoryPages, int schedulePages, int details, int connectionRequests, int lookups, int writes) {
    private static final int READERS = 4;
    private static final int LOOKUPS_AT_ONCE = 24;
    private static final int PAGE = 100;
    private static final int REFERENCES = 1000;
    private static final int PEOPLE_A_QUESTION = 15;
    private static final int TOKEN_AND_ABILITIES = 2;

    static Floor of(AccountShape account, int auditPages, int connectionRequests, int writes) {
        return new Floor(
                TOKEN_AND_ABILITIES
                        + auditPages
                        + requests(account.users(), PAGE)
                        + requests(account.teams(), PAGE)
                        + requests(account.policies(), PAGE),
                requests(account.layerBased(), PAGE) + requests(account.shiftBased(), REFERENCES),
                account.shiftBased(),
                connectionRequests,
                requests(account.users(), PEOPLE_A_QUESTION),
                writes);
    }

    /** A listing without anything takes a request too. */
    private static int requests(int objects, int each) {
        return Math.max(1, (objects + each - 1) / each);
    }

    int pagerDutyRequests() {
        return directoryPages + schedulePages + details;
    }

    int graphRequests() {
        return connectionRequests + lookups + writes;
    }

    /** What PagerDuty's requests take when they are spread evenly over the budget. */
    double budgetSeconds(Options options) {
        return pagerDutyRequests() * 60.0 / options.requestsPerMinute();
    }

    double seconds(Options options) {
        double latency = options.pagerDutyLatency() / 1000.0;
        double graph = options.graphMean();
        double before =
                connectionRequests * graph + directoryPages * latency / READERS + lookups * graph / LOOKUPS_AT_ONCE;
        double reading = (schedulePages + details / (double) READERS) * latency;
        double writing = writes * graph / options.writers();
        return Math.max(before + Math.max(reading, writing), fullMinutes(options) * 60.0);
    }

    /** The budget lets so many requests go in any minute, the first at once. */
    private int fullMinutes(Options options) {
        return (pagerDutyRequests() - 1) / options.requestsPerMinute();
    }
}

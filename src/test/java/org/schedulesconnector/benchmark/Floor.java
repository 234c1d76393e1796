package org.schedulesconnector.benchmark;

/**
 * What a crawl cannot do without. PagerDuty: the token, the plan, and each page and detail once, one page after the other, details a
 * few at a time, within the budget of any minute. Graph: each write once, as many at a time as there are writers. Both services are
 * asked at the same time at best, so the slower one decides.
 *
 * @param pagerDutyRequests the fewest
 * @param pages how many of them come one after the other
 * @param graphRequests the fewest: what was written, and the look-ups and reads that were needed
 */
record Floor(int pagerDutyRequests, int pages, long graphRequests) {
    private static final int READERS = 4;
    private static final int PAGE = 100;
    private static final int REFERENCES = 1000;
    private static final int TOKEN_AND_ABILITIES = 2;

    static Floor of(AccountShape account, int auditPages, long graphRequests) {
        int pages = TOKEN_AND_ABILITIES
                + pages(account.layerBased(), PAGE)
                + pages(account.shiftBased(), REFERENCES)
                + pages(account.users(), PAGE)
                + pages(account.teams(), PAGE)
                + pages(account.policies(), PAGE)
                + auditPages;
        return new Floor(pages + account.shiftBased(), pages, graphRequests);
    }

    /** A listing without anything takes a request too. */
    private static int pages(int objects, int perPage) {
        return Math.max(1, (objects + perPage - 1) / perPage);
    }

    /** What the budget alone takes: it allows so many requests in any minute, the first ones at once. */
    double budgetSeconds(Options options) {
        return (pagerDutyRequests - 1) / options.requestsPerMinute() * 60.0;
    }

    double pagerDutySeconds(Options options) {
        double latency = options.pagerDutyLatency() / 1000.0;
        double asked = (pages + (pagerDutyRequests - pages) / (double) READERS) * latency;
        double lastMinute = (pagerDutyRequests - 1) % options.requestsPerMinute() * latency / READERS;
        double budget = budgetSeconds(options);
        return Math.max(asked, budget == 0 ? 0 : budget + lastMinute);
    }

    double graphSeconds(Options options) {
        return graphRequests * options.graphMean() / options.writers();
    }

    double seconds(Options options) {
        return Math.max(pagerDutySeconds(options), graphSeconds(options));
    }
}

package org.schedulesconnector.pagerduty;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.settings.PagerDutySettings;

/**
 * Binds the beans that {@code routes/30-pagerduty.camel.yaml} and the routes around it name. That file also needs the property
 * {@code pagerduty.base-url}.
 */
public final class PagerDutyBeans {
    public static final String AUTH = "pagerdutyAuth";
    public static final String BUDGET = "pagerdutyBudget";
    public static final String BACKOFF = "pagerdutyBackoff";
    public static final String WAITS = "pagerdutyWaits";
    public static final String ANSWERS = "pagerdutyAnswers";
    public static final String REQUESTS = "pagerdutyRequests";
    public static final String LISTINGS = "pagerdutyListings";
    public static final String LAYER_BASED_SCHEDULES = "layerBasedSchedules";
    public static final String SHIFT_BASED_SCHEDULES = "shiftBasedSchedules";
    /** Threads, as many as are needed at once, that ask for the next page of a listing while one is dealt with. */
    public static final String PAGE_THREADS = "pageThreads";

    private PagerDutyBeans() {}

    /**
     * Binds all of them. No request is made before the first one is needed.
     *
     * @param store holds the authorization of somebody who signed in; read for {@code pagerduty.auth=oauth-user} only
     */
    public static void bind(Registry registry, PagerDutySettings settings, TokenStore store, Clock clock) {
        RateBudget budget = new RateBudget(settings.requestsPerMinute(), clock);
        registry.bind(BUDGET, budget);
        registry.bind(AUTH, new PagerDutyAuth(settings, store, budget, clock));
        registry.bind(BACKOFF, new PagerDutyBackoff(budget, RandomGenerator.getDefault()));
        registry.bind(WAITS, new PagerDutyWaits(budget));
        registry.bind(ANSWERS, new PagerDutyAnswers(clock));
        registry.bind(REQUESTS, new PagerDutyRequests());
        registry.bind(LISTINGS, new PagerDutyListings());
        registry.bind(LAYER_BASED_SCHEDULES, new LayerBasedSchedules(settings));
        registry.bind(SHIFT_BASED_SCHEDULES, new ShiftBasedSchedules(settings));
        registry.bind(PAGE_THREADS, Executors.newCachedThreadPool(PagerDutyBeans::daemon));
    }

    /** Ends by itself when it has had nothing to do for a while, and holds no process up. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "page");
        thread.setDaemon(true);
        return thread;
    }
}

package org.schedulesconnector.settings;

import java.time.Duration;

/**
 * How the index is kept fresh between full crawls, of the settings under {@code crawl.}.
 *
 * @param incrementalEvery how often an incremental crawl starts; zero for never
 * @param requestBudget the most shift-based schedules that an incremental crawl reads, each by a request of its own
 * @param rollOver over how long after midnight UTC the windows of items move on; zero for at once
 * @param verifySample how many items a full crawl holds against Graph
 */
public record FreshnessSettings(Duration incrementalEvery, int requestBudget, Duration rollOver, int verifySample) {}

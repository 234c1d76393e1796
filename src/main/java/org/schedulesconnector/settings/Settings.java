package org.schedulesconnector.settings;

/** All settings of the connector, validated. */
public record Settings(
        PagerDutySettings pagerDuty,
        GraphSettings graph,
        CrawlSettings crawl,
        AccessSettings access,
        ItemSettings item,
        StateSettings state,
        OperationsSettings operations,
        NotifySettings notifications) {}

package org.schedulesconnector.pagerduty;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.schedulesconnector.pagerduty.PagerDutyListings.Page;

/** Gathers pages that were asked for at the same time into a list, in the order of their requests. When one fails, they all do. */
public final class PagesInOrder implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange gathered, Exchange next) {
        Exchange all = gathered == null ? next : gathered;
        List<Page> pages = gathered == null ? new ArrayList<>() : pages(gathered);
        if (next.getException() == null) {
            pages.add(next.getMessage().getBody(Page.class));
        } else if (all.getException() == null) {
            all.setException(next.getException());
        }
        all.getMessage().setBody(pages);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Page> pages(Exchange gathered) {
        return gathered.getMessage().getBody(List.class);
    }
}

package org.schedulesconnector.operations;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.schedulesconnector.crawl.CrawlRequest;
import org.schedulesconnector.crawl.DemandAnswer;

/** The routes that take demands, as seen from here. */
class RunDesk {
    private final ProducerTemplate routes;

    RunDesk(CamelContext context) {
        this.routes = context.createProducerTemplate();
    }

    /** Takes a demand to the route that all demands go through. */
    DemandAnswer ask(CrawlRequest request) {
        return routes.requestBody("direct:demand", request, DemandAnswer.class);
    }

    /** Has the demands that wait looked at. */
    void work() {
        routes.sendBody("seda:runs", null);
    }
}

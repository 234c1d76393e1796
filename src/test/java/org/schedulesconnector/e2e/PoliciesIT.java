package org.schedulesconnector.e2e;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.crawl.report.RunReport;

class PoliciesIT {
    private final CrawlWorld world = CrawlWorld.start().with("access.mode", "source");

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void on() {
        world.with("item.escalation-policies", "true");

        RunReport report = world.crawl();

        System.out.println(report.toLine());
        System.out.println(report.failures());
        world.items().keySet().forEach(System.out::println);
        world.account()
                .policies()
                .forEach(p -> System.out.println(
                        world.items().containsKey("policy" + p.id())
                                ? world.item("policy" + p.id()).toPrettyString()
                                : p));
        System.out.println(world.crawl().toLine());
    }
}

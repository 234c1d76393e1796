package org.schedulesconnector.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;

/**
 * Measures how long the API takes with 2,000 schedules, over HTTP and with the answer read to its end, and how long the console takes in
 * Chromium. Not a part of the build; docs/benchmarks.md tells how to run it, and keeps what came out.
 */
class ScheduleAnswersBenchmark {
    private static final AccountSize COMPANY = new AccountSize(1_900, 100, 800, 120, 300);
    private static final int CALLS = 60;
    private static final int VISITS = 7;
    private static final List<String> FIRST_VIEW = List.of("#live dl", "#steering [aria-disabled]");
    private static final List<String> ROWS = List.of("[data-at='10']", ".bars canvas");
    private static final String SCROLL =
            """
            () => new Promise(done => {
              const list = document.querySelector('.list');
              const frames = [];
              let last = performance.now();
              const step = now => {
                frames.push(now - last);
                last = now;
                list.scrollTop += 400;
                if (frames.length < 120) requestAnimationFrame(step);
                else done(frames.slice(1).sort((a, b) => a - b));
              };
              requestAnimationFrame(step);
            })
            """;

    @Test
    void answersForTwoThousandSchedules() throws Exception {
        try (CrawlWorld world =
                CrawlWorld.start(sandbox -> sandbox.size(COMPANY)).serving()) {
            world.crawl();
            load();
            callApi(world);
            world.crawl();
            tell("GET /api/schedules, after a run", measured(new ApiClient(world.apiPort()), "/api/schedules", 1));
            useConsole("http://127.0.0.1:" + world.apiPort() + "/");
            load();
        }
    }

    private static void callApi(CrawlWorld world) throws Exception {
        ApiClient api = new ApiClient(world.apiPort());
        String one = world.items().firstKey();
        tell("GET /api/schedules, made anew", measured(api, "/api/schedules", 1));
        world.clock().advance(Duration.ofMinutes(1));
        tell("GET /api/schedules, the next minute", measured(api, "/api/schedules", 1));
        tell("GET /api/schedules", measured(api, "/api/schedules", CALLS));
        tell("GET /api/schedules/{id}", measured(api, "/api/schedules/" + one, CALLS));
        tell("GET /api/status", measured(api, "/api/status", CALLS));
        tell("GET /api/failures", measured(api, "/api/failures", CALLS));
        tell("GET /api/people", measured(api, "/api/people", CALLS));
        tell("GET /api/withheld", measured(api, "/api/withheld", CALLS));
        tell("GET /api/runs", measured(api, "/api/runs", CALLS));
    }

    private static void useConsole(String address) {
        try (ConsoleBrowser browser = ConsoleBrowser.startOrSkip()) {
            tell("console, first view interactive", visits(browser, address, FIRST_VIEW));
            tell("console, 2,000 schedules with bars", visits(browser, address + "#schedules", ROWS));
            Page page = browser.visit(address + "#schedules", window());
            ROWS.forEach(part -> page.locator(part).first().waitFor());
            List<?> frames = (List<?>) page.evaluate(SCROLL);
            tell(
                    "console, a frame while scrolling",
                    frames.stream()
                            .mapToLong(frame -> (long) (((Number) frame).doubleValue() * 1e6))
                            .toArray());
        }
    }

    /** From the call of the address until the page shows what it is for. */
    private static long[] visits(ConsoleBrowser browser, String address, List<String> ready) {
        long[] nanos = new long[VISITS];
        for (int visit = 0; visit < VISITS; visit++) {
            Page page = browser.visit("about:blank", window());
            long start = System.nanoTime();
            page.navigate(address);
            ready.forEach(part -> page.locator(part).first().waitFor());
            nanos[visit] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static Browser.NewContextOptions window() {
        return new Browser.NewContextOptions().setViewportSize(1280, 900);
    }

    private static void load() throws Exception {
        System.out.println("load " + Files.readString(Path.of("/proc/loadavg")).strip());
    }

    private static long[] measured(ApiClient api, String path, int calls) throws Exception {
        long[] nanos = new long[calls];
        for (int call = 0; call < calls; call++) {
            long start = System.nanoTime();
            assertThat(api.get(path).statusCode()).isEqualTo(200);
            nanos[call] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static void tell(String what, long[] nanos) {
        System.out.printf(
                "%-36s median %6.1f ms, slowest %6.1f ms of %d%n",
                what, nanos[nanos.length / 2] / 1e6, nanos[nanos.length - 1] / 1e6, nanos.length);
    }
}

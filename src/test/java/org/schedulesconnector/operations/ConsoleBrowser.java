package org.schedulesconnector.operations;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium with one page at a time, which tells what it asked for and complained of. */
final class ConsoleBrowser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private Page page;

    private ConsoleBrowser(Playwright playwright) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setTimeout(90_000)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Skips the test where there is no Chromium. */
    static ConsoleBrowser startOrSkip() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no /usr/bin/chromium: apt-get install -y chromium, then mvn test -Dtest=ConsoleBrowserIT");
        return new ConsoleBrowser(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** Opens a page in a browser that remembers nothing. */
    Page visit(String address, Browser.NewContextOptions options) {
        leave();
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(60_000);
        page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
        return page;
    }

    void leave() {
        if (page != null) {
            page.context().close();
            page = null;
        }
        complaints.clear();
        requests.clear();
    }

    /** A picture of the page, once what it has asked for is there. */
    void shoot(String name) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 250)))");
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    List<String> complaints() {
        return complaints;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        playwright.close();
    }
}

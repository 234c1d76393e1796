package org.schedulesconnector.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;

/** The web console in a real browser, over a service with the demo's account. */
@Timeout(120)
class ConsoleBrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private CrawlWorld world;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM),
                "There is no /usr/bin/chromium: apt-get install -y chromium, then mvn verify -Dit.test=ConsoleBrowserIT");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void startService() {
        world = CrawlWorld.start().serving();
        world.crawl();
        visit(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    @AfterEach
    void closeWorld() {
        context.close();
        world.close();
    }

    @Test
    void showsEveryViewAndAsksNobodyElse() {
        for (String view : List.of("now", "runs", "schedules", "failures", "people", "access", "withheld")) {
            open(view);
            shoot(view);
        }
        String id = world.items().firstKey();
        open("schedule/" + id);
        assertThat(page.locator("pre").first()).containsText("on-call schedule in PagerDuty");
        shoot("schedule");

        requireNoComplaint();
    }

    @Test
    void watchesACrawlThatIsAskedForHere() {
        open("now");

        page.getByText("Incremental crawl").click();

        assertThat(page.locator("#notice")).containsText("The incremental crawl begins.");
        assertThat(page.locator("#badge"))
                .containsText(
                        "idle",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setTimeout(20_000));
        requireNoComplaint();
    }

    @Test
    void explainsAccess() {
        String email = world.account().users().get(0).email();
        open("access");

        page.locator("#who").fill(email);
        page.getByText("Explain").click();

        assertThat(page.locator("#explained h3")).hasText(Pattern.compile("Yes|No"));
        assertThat(page.locator("#explained tbody tr").first()).isVisible();
        shoot("access-explained");
        requireNoComplaint();
    }

    @Test
    void approvesWithheldDeletionsByTheirNumber() {
        List<String> gone = world.items().keySet().stream().limit(18).toList();
        gone.forEach(world.changes()::deleteSchedule);
        world.crawl();
        open("withheld");

        page.locator("#approve").click();
        shoot("approve");
        page.locator("#ask-input").fill("18");
        page.locator("#ask-ok").click();

        assertThat(page.locator("#notice")).containsText("full crawl");
        Awaitility.await().until(() -> world.items().size() == 2);
        requireNoComplaint();
    }

    @Test
    void showsHostileNamesAsText() {
        String id = world.items().firstKey();
        world.changes().renameSchedule(id, "<img src=x onerror=alert(1)>");
        world.crawl();

        open("schedules");

        page.locator("#search").fill("onerror");
        assertThat(page.locator(".row strong")).hasText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("main img")).hasCount(0);
        requireNoComplaint();
    }

    @Test
    void isReadableOnAPhoneInTheDark() {
        visit(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));

        for (String view : List.of("now", "runs", "schedules")) {
            open(view);
            shoot("phone-" + view);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(view)
                    .isEqualTo(true);
        }
        requireNoComplaint();
    }

    private void visit(Browser.NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        context = browser.newContext(options);
        page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address("/"));
    }

    private void open(String view) {
        page.evaluate("view => { location.hash = view; }", view);
        String tab = view.startsWith("schedule/") ? "schedules" : view;
        Locator current = page.locator("nav a[aria-current=page]");
        assertThat(current).hasAttribute("href", "#" + tab);
        assertThat(page.locator("main h2")).hasText(Pattern.compile(title(view), Pattern.CASE_INSENSITIVE));
        page.waitForTimeout(400);
    }

    private static String title(String view) {
        return view.startsWith("schedule/") ? "One schedule" : view;
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/console/" + name + ".png")));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + world.apiPort() + path;
    }

    private void requireNoComplaint() {
        assertThat(complaints).isEmpty();
        assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(address("/")) || url.startsWith("data:"));
    }
}

package org.schedulesconnector.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.schedulesconnector.cli.CrawlWorld;
import org.schedulesconnector.sandbox.Fault;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.Sandbox;

/**
 * The web console in a real browser, over one service: from before its first crawl to a day when PagerDuty seems to have lost nearly
 * all. Screenshots are left in {@code target/screenshots}.
 */
@Timeout(120)
@TestMethodOrder(OrderAnnotation.class)
class ConsoleBrowserIT {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String LONG = "مناوبة الدعم 🚒 " + "Very-long-name-without-a-space-".repeat(6);
    private static final List<String> VIEWS =
            List.of("now", "runs", "schedules", "failures", "people", "access", "withheld");
    private static ConsoleBrowser browser;
    private static CrawlWorld world;
    private static String hostileId;

    @BeforeAll
    static void startServiceAndBrowser() {
        browser = ConsoleBrowser.startOrSkip();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        world = CrawlWorld.start().with("access.mode", "source").serving();
        List<String> ids =
                world.account().schedules().stream().map(one -> one.id()).toList();
        hostileId = ids.get(0);
        world.changes().renameSchedule(hostileId, HOSTILE);
        world.changes().renameSchedule(ids.get(1), LONG);
    }

    @AfterAll
    static void close() {
        if (world != null) {
            world.close();
            browser.close();
        }
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @Test
    @Order(1)
    void tellsWhatToDoBeforeTheFirstCrawl() {
        Page page = visit();

        for (String view : List.of("runs", "schedules", "people", "access")) {
            open(page, view);
            assertThat(page.locator("main .empty a").first()).hasAttribute("href", "#now");
            shoot("before-" + view);
        }
        open(page, "now");
        assertThat(page.locator("#live")).containsText("no run has seen the whole account yet");
        shoot("before-now");
        requireNoComplaint();
    }

    @Test
    @Order(2)
    void watchesACrawlThatIsAskedForHere() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        world.whenServed("PUT", "/items/", () -> await(seen));
        Page page = visit();

        button(page, "Full crawl").click();

        assertThat(page.locator("#said")).containsText("The full crawl begins.");
        assertThat(page.locator("#badge")).containsText("running: ");
        assertThat(page.locator(".progress")).containsText(Pattern.compile("Run 1, full.*\\d+ of \\d+ schedules", 32));
        shoot("live");
        seen.countDown();
        assertThat(page.locator("#badge")).hasText("idle");
        assertThat(page.locator(".progress")).hasCount(0);
        assertThat(page.locator("#live")).containsText("succeeded");
        requireNoComplaint();
    }

    @Test
    @Order(3)
    void showsWhatFailedWithItsRemedyUntilItHeals() {
        String id = world.items().firstKey();
        world.changes().renameSchedule(id, "Renamed");
        world.fault(Fault.of(FaultAction.status(400, Map.of(), "{\"error\":{\"code\":\"badRequest\"}}"))
                .at(Sandbox.GRAPH)
                .method("PUT")
                .path(id)
                .when(Occurrence.nth(1)));
        world.crawl();
        Page page = visit();
        page.getByText("1 failed and not healed").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr td").nth(2)).not().hasText("–");
        shoot("failures-some");

        button(page, "Retry what failed").click();

        assertThat(page.locator("main")).containsText("Nothing has failed that has not healed.");
        requireNoComplaint();
    }

    @Test
    @Order(4)
    void showsEveryView() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = browser.visit(
                    address("/"),
                    new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
            for (String view : VIEWS) {
                open(page, view);
                shoot(view + "-" + scheme.name().toLowerCase());
            }
            open(page, "run/1");
            assertThat(page.locator("main")).containsText("Saw the whole account");
            shoot("run-" + scheme.name().toLowerCase());
            open(page, "schedule/" + world.items().lastKey());
            assertThat(page.locator("pre").first()).containsText("on-call schedule in PagerDuty");
            assertThat(page.locator("canvas")).hasCount(2);
            shoot("schedule-" + scheme.name().toLowerCase());
        }
        requireNoComplaint();
    }

    @Test
    @Order(5)
    void explainsAccessAndSaysSoInTheAddress() {
        String email = world.account().users().get(0).email();
        Page page = visit();
        open(page, "access");

        page.locator("#who").fill(email);
        button(page, "Explain").click();

        assertThat(page.locator("#explained h3").first()).containsText(Pattern.compile("Yes|No"));
        assertThat(page.locator("#explained tbody tr").first()).isVisible();
        shoot("access-explained");
        String said = page.locator("#explained").innerText();
        page.reload();
        assertThat(page.locator("#explained tbody tr").first()).isVisible();
        assertThat(page.locator("#explained").innerText()).isEqualTo(said);
        requireNoComplaint();
    }

    @Test
    @Order(6)
    void showsHostileNamesAsText() {
        Page page = visit();
        open(page, "schedules");

        page.locator("#search").fill("onerror");

        assertThat(page.locator(".row strong")).hasText(HOSTILE);
        page.locator(".row a").click();
        assertThat(page.locator("h3.name")).containsText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
        requireNoComplaint();
    }

    @Test
    @Order(7)
    void findsAScheduleAndItsItemByTheKeyboardAlone() {
        Page page = visit();
        assertThat(page.locator("#live dl").first()).isVisible();

        page.keyboard().press("3");
        assertThat(page.locator(".row").first()).isVisible();
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.locator(".row a").first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("[data-at='1']")).isFocused();
        page.keyboard().press("End");
        assertThat(page.locator("[data-at='19']")).isFocused();
        assertThat(page.locator("[data-at='19']")).isInViewport();
        shoot("keyboard");
        page.keyboard().press("Enter");
        assertThat(page.locator("main h2")).hasText("One schedule");
        page.keyboard().press("Tab");
        assertThat(page.locator("main a").first()).isFocused();
        requireNoComplaint();
    }

    @Test
    @Order(8)
    void isReadableOnAPhoneInTheDark() {
        Page page = browser.visit(
                address("/"),
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));

        for (String view : List.of(
                "now",
                "runs",
                "schedules",
                "failures",
                "people",
                "access",
                "withheld",
                "run/1",
                "schedule/" + hostileId)) {
            open(page, view);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(view)
                    .isEqualTo(true);
            shoot("phone-" + view.replaceAll("/.*", ""));
        }
        requireNoComplaint();
    }

    @Test
    @Order(9)
    void tellsThatTheServiceIsAwayAndGoesOnWhenItIsBack() {
        Page page = visit();
        assertThat(page.locator("#badge")).hasText("idle");

        page.context().setOffline(true);

        assertThat(page.locator("#lost")).containsText("The connector does not answer. What is shown is as of");
        assertThat(page.locator("#badge")).hasText("not reached");
        shoot("away");
        page.context().setOffline(false);
        assertThat(page.locator("#lost")).isHidden();
        assertThat(page.locator("#badge")).hasText("idle");
        requireNoComplaintBut("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    @Order(10)
    void tellsWhatTheConnectorRefuses() {
        Page page = visit();
        page.route(
                "**/api/failures",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setStatus(503)
                                .setContentType("application/problem+json")
                                .setBody(
                                        "{\"detail\":\"The ledger is away.\",\"rule\":\"It is needed.\",\"remedy\":\"Start it.\"}")));

        open(page, "failures");

        assertThat(page.locator(".empty")).hasText("The ledger is away. It is needed. Start it.");
        shoot("refused");
        page.unroute("**/api/failures");
        button(page, "Try again").click();
        assertThat(page.locator(".empty")).containsText("Nothing has failed");
        requireNoComplaintBut("503");
    }

    @Test
    @Order(11)
    void approvesWithheldDeletionsByTheirNumber() {
        world.items().keySet().stream().limit(18).toList().forEach(world.changes()::deleteSchedule);
        world.crawl();
        Page page = visit();
        page.getByText("18 deletions are withheld").click();
        shoot("withheld-some");

        approve(page, "17");
        assertThat(page.locator("#said")).containsText("Nothing was approved");
        approve(page, "18");

        assertThat(page.locator("#said")).containsText("full crawl");
        Awaitility.await().until(() -> world.items().size() == 2);
        assertThat(page.locator("main")).containsText("No deletion is withheld.");
        requireNoComplaint();
    }

    @Test
    @Order(12)
    void asksForTheTokenWhenAnOrderNeedsIt() {
        world.with("operations.token", "one-token-of-many-letters").serving();
        Page page = visit();

        button(page, "Pause").click();
        answer(page, "wrong");
        assertThat(page.locator("#said")).containsText("The token was not accepted.");
        shoot("wrong-token");
        button(page, "Pause").click();
        answer(page, "one-token-of-many-letters");

        assertThat(page.locator("#badge")).hasText("paused");
        shoot("paused");
        button(page, "Resume").click();
        assertThat(page.locator("#badge")).hasText("idle");
        requireNoComplaintBut("401");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void approve(Page page, String number) {
        page.locator("#approve").click();
        shoot("approve");
        answer(page, number);
    }

    private static void answer(Page page, String typed) {
        page.locator("#ask-input").fill(typed);
        page.locator("#ask-yes").click();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Page visit() {
        return browser.visit(address("/"), new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + world.apiPort() + path;
    }

    private static void open(Page page, String view) {
        page.evaluate("view => { location.hash = view; }", view);
        String name = view.replaceAll("/.*", "");
        String title = name.equals("run") || name.equals("schedule") ? "One " + name : name;
        Locator heading = page.locator("main h2");
        assertThat(heading).hasText(Pattern.compile("^" + title + "$", Pattern.CASE_INSENSITIVE));
        assertThat(page.locator("nav a[aria-current=page]")).hasCount(1);
    }

    private static void shoot(String name) {
        browser.shoot(name);
    }

    private static void requireNoComplaint() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith(address("/")));
    }

    /** Browsers complain of every answer that is no success: of what was provoked here they may. */
    private static void requireNoComplaintBut(String provoked) {
        assertThat(browser.complaints()).allMatch(text -> text.contains(provoked));
        assertThat(browser.requests()).isNotEmpty().allMatch(url -> url.startsWith(address("/")));
    }
}

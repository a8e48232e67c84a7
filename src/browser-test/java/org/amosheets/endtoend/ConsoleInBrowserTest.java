package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The console as a person has it: in a browser, in both languages, at a desk and on a phone, by keyboard, without script.
 * Pictures of all pages go to {@code target/console}, or where {@code -Dpictures} says.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleInBrowserTest {

    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/console"));
    private static final List<String> PAGES =
            List.of("overview", "activity", "problems", "conflicts", "held", "mapping", "setup", "story", "sign-in");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    /** A picture shows so much of a page, in pixels. */
    private static final int LONGEST = 1_600;

    private static Chromium chromium;
    private static World world;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        world = BrokenOffice.open();
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private enum Screen {
        DESKTOP(1280, 800),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static Browser.NewContextOptions options(String language, Screen screen) {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setBaseURL(world.address(""))
                .setViewportSize(screen.width, screen.height);
    }

    private static Page signedIn(BrowserContext context) {
        Page page = context.newPage();
        page.navigate("/");
        page.locator("#token").fill(World.ADMIN);
        page.locator("main button").click();
        page.waitForURL("**/console");
        return page;
    }

    private static String path(String name) {
        return switch (name) {
            case "overview" -> "/console";
            case "story" -> "/console/story?row=7";
            default -> "/console/" + name;
        };
    }

    /** What is loaded by script is there, too. */
    private static void open(Page page, String name) {
        page.navigate(path(name));
        Locator loads = page.locator("[hx-trigger=load]");
        loads.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    static Stream<Arguments> looks() {
        return Stream.of("ru", "en")
                .flatMap(language -> Stream.of(Screen.values()).map(screen -> Arguments.of(language, screen)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @Order(1)
    void everyPageIsWholeReadableAndAccessible(String language, Screen screen) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext(options(language, screen))) {
            Page page = signedIn(context);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(page.url() + ": " + message.text());
                }
            });
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            for (String name : PAGES.subList(0, PAGES.size() - 1)) {
                open(page, name);
                look(page, name, language, screen, complaints);
            }
        }
        try (BrowserContext context = chromium.browser().newContext(options(language, screen))) {
            Page page = context.newPage();
            page.navigate("/console/sign-in");
            look(page, "sign-in", language, screen, complaints);
        }
        assertThat(complaints).isEmpty();
    }

    private static void look(Page page, String name, String language, Screen screen, List<String> complaints) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.title()).endsWith("· amo-sheets-sync").doesNotContain("taken");
        int width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (width > screen.width) {
            complaints.add(name + " is " + width + " wide on a screen of " + screen.width);
        }
        int height = (Integer) page.evaluate("document.documentElement.scrollHeight");
        String picture =
                "console-%s-%s-%s.png".formatted(name, language, screen.name().toLowerCase(Locale.ROOT));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture))
                .setFullPage(true)
                .setClip(0, 0, screen.width, Math.min(height, LONGEST)));
    }

    static Stream<Arguments> colours() {
        return Stream.of(
                Arguments.of("ru", ColorScheme.LIGHT, Screen.DESKTOP),
                Arguments.of("ru", ColorScheme.DARK, Screen.PHONE),
                Arguments.of("en", ColorScheme.DARK, Screen.DESKTOP),
                Arguments.of("en", ColorScheme.LIGHT, Screen.PHONE));
    }

    @ParameterizedTest
    @MethodSource("colours")
    @Order(2)
    void nothingSeriousIsInTheWayOfWhoeverReadsOtherwise(String language, ColorScheme colours, Screen screen) {
        List<String> found = new ArrayList<>();
        // The check is put into the page as a script, which the page itself would not allow.
        Browser.NewContextOptions checked =
                options(language, screen).setColorScheme(colours).setBypassCSP(true);
        try (BrowserContext context = chromium.browser().newContext(checked)) {
            Page page = context.newPage();
            page.navigate("/console/sign-in");
            found.addAll(violations(page, "sign-in"));
            Page inside = signedIn(context);
            for (String name : PAGES.subList(0, PAGES.size() - 1)) {
                open(inside, name);
                inside.locator("summary")
                        .all()
                        .forEach(summary -> summary.evaluate("s => s.parentElement.open = true"));
                found.addAll(violations(inside, name));
                if (colours == ColorScheme.DARK) {
                    inside.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve("console-%s-%s-%s-dark.png"
                                    .formatted(name, language, screen.name().toLowerCase(Locale.ROOT))))
                            .setFullPage(true));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> violations(Page page, String name) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                        .map(rule -> name + ": " + said(rule))
                        .toList();
    }

    private static String said(Rule rule) {
        return rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    @Test
    @Order(3)
    void theKeyboardAloneDoes() {
        try (BrowserContext context = chromium.browser().newContext(options("en", Screen.DESKTOP))) {
            Page page = context.newPage();
            page.navigate("/console/held");
            // The field to sign in gets the focus with the first picture of the page, which may come after it was
            // loaded.
            page.locator("#token:focus").waitFor();
            page.keyboard().type(World.ADMIN);
            page.keyboard().press("Enter");
            page.waitForURL("**/console/held");
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Skip to the content");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(focused(page)).startsWith("Rows concerned");
            page.keyboard().press("Enter");
            assertThat(page.locator("details[open] li").first().isVisible()).isTrue();
            Locator drop = page.getByText("Drop…").first();
            while (!focused(page).equals("Drop…")) {
                page.keyboard().press("Tab");
            }
            assertThat(drop.evaluate("s => getComputedStyle(s).outlineStyle")).isEqualTo("solid");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(focused(page)).isEqualTo("Yes, drop it");
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent"))
                .strip();
    }

    @Test
    @Order(4)
    void theOverviewKeepsItselfUpToDate() {
        try (BrowserContext context = chromium.browser().newContext(options("en", Screen.DESKTOP))) {
            Page page = signedIn(context);
            page.evaluate("window.stays = true");
            world.sheets.faults().access(false);
            try {
                page.locator(".failing").waitFor(new Locator.WaitForOptions().setTimeout(40_000));
                assertThat(page.locator(".failing").innerText()).contains("does not answer, or refuses");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("console-overview-broken.png"))
                        .setFullPage(true));
                Page setup = context.newPage();
                open(setup, "setup");
                assertThat(setup.locator(".checks .fault").first().innerText()).contains("Google", "Where to click");
                setup.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("console-setup-broken.png"))
                        .setFullPage(true));
            } finally {
                world.sheets.faults().access(true);
            }
            page.locator(".failing")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(WaitForSelectorState.DETACHED)
                            .setTimeout(60_000));
            assertThat(page.evaluate("window.stays")).isEqualTo(true);
        }
    }

    @Test
    @Order(5)
    void withoutScriptEverythingIsReachedAndDone() {
        Browser.NewContextOptions plain = options("en", Screen.PHONE).setJavaScriptEnabled(false);
        try (BrowserContext context = chromium.browser().newContext(plain)) {
            Page page = signedIn(context);
            page.navigate("/console/problems");
            page.getByText("Read the notes from the sheet").click();
            assertThat(page.locator("td.note").allInnerTexts()).contains(world.tab.cell(8, "sync_note"));
            page.navigate("/console/setup");
            page.getByText("Show the list").click();
            assertThat(page.locator(".checks li").count()).isGreaterThan(8);
            page.navigate("/console/mapping");
            page.getByText("Check and show what it would do").click();
            assertThat(page.locator("#preview").innerText()).contains("This would be done");
            page.navigate("/console/problems");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dismiss"))
                    .first()
                    .click();
            assertThat(page.locator("[role=status]").innerText()).contains("It was dismissed");
        }
    }

    @Test
    @Order(6)
    void theMappingIsTriedWithinThePage() {
        try (BrowserContext context = chromium.browser().newContext(options("ru", Screen.DESKTOP))) {
            Page page = signedIn(context);
            open(page, "mapping");
            String text = page.locator("#text").inputValue();
            page.locator("#text").fill(text.replace("lead.price,", "lead.prise,"));
            page.locator("main form button.main").click();
            page.locator("#preview .fault").waitFor();
            assertThat(page.locator("#preview").innerText()).contains("строка файла", "поля «lead.prise» нет");
            // Whoever pressed the button by keyboard goes on from what it brought.
            page.locator("#preview:focus").waitFor();
            assertThat(page.locator("#text").inputValue()).contains("lead.prise");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("console-mapping-fault-ru-desktop.png"))
                    .setFullPage(true));
            page.locator("#text").fill(text.replace("column: email, ", "column: e-mail, "));
            page.locator("main form button.main").click();
            page.locator("#preview h3, #preview .said").first().waitFor();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("console-mapping-tried-ru-desktop.png"))
                    .setFullPage(true));
        }
    }

    @Test
    @Order(7)
    void aConflictIsPickedAndTheHeldRowsLetThrough() {
        try (BrowserContext context = chromium.browser().newContext(options("ru", Screen.PHONE))) {
            Page page = signedIn(context);
            page.navigate("/console/conflicts");
            page.getByText("Оставить из amoCRM").first().click();
            assertThat(page.locator("[role=status]").innerText()).isEqualTo("Ваш выбор выполняется.");
            World.eventually()
                    .untilAsserted(() -> assertThat(world.tab.cell(7, "budget")).isEqualTo("120000"));
            page.navigate("/console/held");
            page.getByText("Одобрить…").first().click();
            page.getByText("Да, выполнить").first().click();
            assertThat(page.locator("[role=status]").innerText()).isEqualTo("Одобрено: выполняется.");
            World.eventually()
                    .untilAsserted(() -> assertThat(world.bean(org.amosheets.store.Store.class)
                                    .standing()
                                    .list("held"))
                            .isEmpty());
        }
    }
}

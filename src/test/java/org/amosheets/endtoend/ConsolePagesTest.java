package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The console beside a running sync: what its pages show, and what its buttons do. */
class ConsolePagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String RIGHT_TO_LEFT = "\u202Egnp.exe\u202C عمر";
    private static final String LONG = "Х".repeat(180);

    /** Waits until the page shows it, as a person who reloads would. */
    private static Document until(ConsoleVisitor visitor, String path, String text) {
        Document[] seen = new Document[1];
        World.eventually().untilAsserted(() -> {
            seen[0] = visitor.page(path);
            assertThat(seen[0].expectFirst("main").text()).contains(text);
        });
        return seen[0];
    }

    private static void synced(World world, int row) {
        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "amo_deal_id")).isNotEmpty());
    }

    private static long lead(World world, int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private static long price(World world, int row) {
        return world.crm.state().lead(lead(world, row)).orElseThrow().price();
    }

    @Test
    void overviewAndActivityTellWhatCrossedAndNothingOfItIsTakenForMarkup() {
        try (World world = World.deals().announced()) {
            world.tab.setRow(2, SCRIPT + " Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.tab.setRow(3, RIGHT_TO_LEFT, "8 999 200 10 01", "omar@example.test", "7", "");
            world.tab.setRow(4, LONG, "8 999 200 10 02", "long@example.test", "8", "");
            world.started();
            synced(world, 2);
            synced(world, 3);
            synced(world, 4);
            // Else a look at the lead that was made may see the price before anybody has told of it.
            Operator operator = new Operator(world);
            World.eventually()
                    .until(() -> world.crm.webhooks().idle()
                            && operator.get("/changes?state=waiting").isEmpty());
            world.crm.ui().setPrice(lead(world, 2), 4321);
            World.eventually()
                    .untilAsserted(() -> assertThat(world.tab.cell(2, "budget")).isEqualTo("4321"));
            world.tab.type(3, "budget", "900");
            World.eventually().untilAsserted(() -> assertThat(price(world, 3)).isEqualTo(900));
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();

            Document overview = until(visitor, "/console", "Sheet → amoCRM changes: 1");
            assertThat(overview.select(".well .state strong").eachText()).containsExactly("answers", "answers");
            assertThat(overview.text()).contains("amoCRM → sheet changes: 1", "half within");
            assertThat(overview.select("svg rect.p50")).hasSize(2);
            assertThat(overview.select("meter").eachAttr("aria-labelledby")).hasSize(3);
            assertThat(visitor.header("HX-Request", "true").get("/console/live").body())
                    .startsWith("<div id=\"live\"")
                    .doesNotContain("<html");

            String raw = visitor.get("/console/activity").body();
            assertThat(raw).doesNotContain(SCRIPT).contains("&lt;script&gt;alert(1)&lt;/script&gt; Анна");
            Document activity = visitor.page("/console/activity");
            assertThat(activity.select("script").eachAttr("src")).containsExactly("/console/assets/htmx.js");
            assertThat(activity.select("bdi").eachText()).anyMatch(text -> text.contains("gnp.exe"));
            assertThat(activity.text()).contains("Lead and contact created", "Row written", LONG);
            Element changed = activity.select(".log li").stream()
                    .filter(item -> item.text().contains("Lead changed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(changed.expectFirst("del").text()).isEqualTo("7");
            assertThat(changed.expectFirst("ins").text()).isEqualTo("900");
            assertThat(changed.text()).contains("budget", "row 3", "lead " + lead(world, 3), "after ");
            assertThat(changed.expectFirst("a[target]").attr("href")).endsWith("/leads/detail/" + lead(world, 3));

            assertThat(visitor.page("/console/activity?lead=" + lead(world, 2)).text())
                    .contains("4321")
                    .doesNotContain("900");
            assertThat(visitor.page("/console/activity?row=3").text())
                    .contains("900")
                    .doesNotContain("4321");
            assertThat(visitor.page("/console/activity?person=%D0%B0%D0%BD%D0%BD%D0%B0")
                            .text())
                    .contains("Found", "4321")
                    .doesNotContain("omar@example.test");
            assertThat(visitor.page("/console/activity?person=%2B7+999+200-10-01")
                            .text())
                    .contains("900")
                    .doesNotContain("4321");
            assertThat(visitor.page("/console/activity?person=nobody")
                            .expectFirst("[role=alert]")
                            .text())
                    .contains("No synced row");
            assertThat(visitor.page("/console/activity?lead=x")
                            .expectFirst("[role=alert]")
                            .text())
                    .contains("made of digits");

            Document story = visitor.page("/console/story?row=2");
            assertThat(story.text()).contains("The row has its lead.", "4321", "the same");
            assertThat(visitor.page("/console/story?lead=1").text()).contains("Neither a row nor a lead");
            assertThat(visitor.get("/console/story?row=x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    @Shows("G8")
    void aNoteIsReadFromTheSheetAndARowLookedAtAgain() {
        try (World world = World.deals().announced()) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "много", "");
            world.started();
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(2, "sync_note")).isNotEmpty());
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();
            Document page = visitor.page("/console/problems");
            assertThat(page.text()).contains("Nothing is set aside.");
            assertThat(page.expectFirst("[hx-trigger=load]").attr("hx-get")).isEqualTo("/console/problems/notes");

            Document notes = visitor.page("/console/problems/notes");
            assertThat(notes.expectFirst("td.note").text()).isEqualTo(world.tab.cell(2, "sync_note"));
            Document after = visitor.submit(notes.expectFirst("form[action=/console/problems/look]"), Map.of());
            assertThat(after.expectFirst("[role=status]").text()).contains("looked at again");
        }
    }

    @Test
    void theOverviewTellsOfASettingThatKeepsTheSyncFromGoingOn() {
        try (World world = World.deals().with("AMO_PIPELINE_ID", "999")) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            // Nothing is announced: the look that the clock starts is the first to meet it.
            world.start();
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            World.eventually()
                    .untilAsserted(() -> assertThat(visitor.page("/console")
                                    .select(".banner.fault")
                                    .eachText())
                            .containsExactly(
                                    "Один из параметров называет то, чего нет в аккаунте, поэтому синхронизация"
                                            + " стоит. Узнать какой и исправить"));
        }
    }

    @Test
    @Shows("G8")
    void aSecondLeadForARowIsShownAndDismissed() {
        try (World world = World.deals().announced()) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.started();
            synced(world, 2);
            org.amosheets.store.Store store = world.bean(org.amosheets.store.Store.class);
            var commit = store.newCommit();
            commit.putStanding(new org.amosheets.store.Standing.Entry(
                    "copy:77",
                    "parked",
                    "A second lead carries the key of a row that has a lead already",
                    List.of(world.tab.cell(2, "sync_key")),
                    List.of(77L),
                    1_760_000_000_000L,
                    List.of(),
                    Map.of()));
            commit.runUnfenced();
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            Document page = visitor.page("/console/problems");
            assertThat(page.expectFirst("nav .count").text()).startsWith("1");
            assertThat(page.expectFirst("p.note").text()).startsWith("Ещё одна сделка носит ключ строки");
            assertThat(page.text()).contains("строка 2 Анна", "сделка 77");
            assertThat(page.select("form[action=/console/problems/retry]"))
                    .as("a button that could do nothing")
                    .isEmpty();
            Document after = visitor.submit(page.expectFirst("form[action=/console/problems/dismiss]"), Map.of());
            assertThat(after.expectFirst("[role=status]").text()).startsWith("Убрано из списка");
            assertThat(after.text()).contains("Ничего не отложено.");
            Document again = visitor.submit(page.expectFirst("form[action=/console/problems/dismiss]"), Map.of());
            assertThat(again.expectFirst("[role=status]").text()).startsWith("Такой записи уже нет");
        }
    }

    @Test
    void bothValuesOfAConflictAreShownAndThePickedOneStays() {
        try (World world = World.deals().with("SYNC_CONFLICT_POLICY", "ask").with("SYNC_POLL_SECONDS", "1")) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.started();
            synced(world, 2);
            World.eventually()
                    .untilAsserted(() -> assertThat(world.tab.cell(2, "status")).isNotEmpty());
            // Both before the service looks: it is told of neither.
            world.crm.ui().setPrice(lead(world, 2), 900);
            world.tab.type(2, "budget", "500");
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();
            Document page = until(visitor, "/console/conflicts", "Keep the sheet’s value");
            assertThat(page.select(".clash .big").eachText()).containsExactly("500", "900");
            assertThat(page.expectFirst(".clash h3").text()).isEqualTo("budget");
            assertThat(page.text()).contains("row 2 Анна", "Last agreed on: 100", "Both sides changed since");
            assertThat(page.select(".clash button").eachAttr("aria-label"))
                    .containsExactly("budget: keep the sheet’s value", "budget: keep amoCRM’s value");
            Document after = visitor.submit(page.expectFirst("form[action=/console/conflicts/pick]"), Map.of());
            assertThat(after.expectFirst("[role=status]").text()).contains("being carried out");
            World.eventually().untilAsserted(() -> assertThat(price(world, 2)).isEqualTo(500));
            // What was done is in the log before it is done, so that both may be shown for a moment.
            Document ended = until(visitor, "/console/conflicts", "No conflict is open.");
            assertThat(ended.expectFirst(".won .big").text()).isEqualTo("500");
            assertThat(ended.text()).contains("The operator picked it");
            Document late = visitor.submit(page.expectFirst(".both > :last-child form"), Map.of());
            assertThat(late.expectFirst("[role=status]").text()).contains("has ended meanwhile");
        }
    }

    @Test
    @Shows("G13")
    void whatTheBrakeHoldsIsShownWithItsRowsAndGoesOnWhenApproved() {
        try (World world = World.deals().with("IMPORT_ON_START", "ask")) {
            world.tab.paste(
                    2,
                    java.util.stream.IntStream.range(0, 60)
                            .mapToObj(i ->
                                    List.of("Ряд " + i, "8 999 200 " + (1000 + i), "r" + i + "@example.test", "5", ""))
                            .toList());
            world.start();
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            Document page = until(visitor, "/console/held", "Строки без сделок");
            assertThat(page.expectFirst("p.note").text()).startsWith("Строк без сделки: 60.");
            assertThat(page.expectFirst("nav a[aria-current=page]").text()).startsWith("Придержано 1");
            assertThat(world.crm.state().leads()).isEmpty();
            Document after = visitor.submit(page.expectFirst("form[action=/console/held/approve]"), Map.of());
            assertThat(after.expectFirst("[role=status]").text()).isEqualTo("Одобрено: выполняется.");
            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads()).hasSize(60));
        }
    }

    @Test
    void ofManyCopiedRowsItIsSaidWhatApprovingAndDroppingDoes() {
        try (World world = World.deals().with("SYNC_BRAKE_ROWS", "1").with("SYNC_POLL_SECONDS", "1")) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.started();
            synced(world, 2);
            for (int row = 3; row < 6; row++) {
                world.tab.copyRow(2, row);
            }
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            Document page = until(visitor, "/console/held", "скопировано");
            assertThat(page.select("main h2").eachText()).containsExactly("Много скопированных строк");
            assertThat(page.select("details.sure > p").eachText())
                    .containsExactly(
                            "Из каждой копии получится новая сделка.",
                            "Сделок из них не будет, пока строки не изменят.");
        }
    }
}

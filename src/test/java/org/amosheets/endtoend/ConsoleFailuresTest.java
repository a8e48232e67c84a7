package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.sheets.QuotaLimit;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A button that was pressed in vain says so in the reader's language, and leads back to where it stood. */
class ConsoleFailuresTest {

    private static void signal(String signal, ProcessHandle redis) {
        try {
            assertThat(new ProcessBuilder("kill", signal, Long.toString(redis.pid()))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noButtonAnswersInAnotherLanguageWhileRedisIsAway() {
        try (World world = World.deals();
                Service service = Service.of(world).start()) {
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            String form = visitor.page("/console/mapping")
                    .expectFirst("input[name=form]")
                    .val();
            ProcessHandle redis = service.leftRedis().orElseThrow();
            signal("-STOP", redis);
            try {
                for (String button :
                        List.of("problems/retry", "problems/dismiss", "held/approve", "held/drop", "conflicts/pick")) {
                    var answer = visitor.post(
                            "/console/" + button, Map.of("form", form, "id", "1-0", "winner", "crm", "key", "abc"));
                    assertThat(answer.statusCode()).as(button).isEqualTo(503);
                    Document page = org.jsoup.Jsoup.parse(answer.body());
                    assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ru");
                    assertThat(page.expectFirst("main").text())
                            .contains("Redis сейчас недоступен, поэтому неизвестно, выполнено ли это")
                            .doesNotContainPattern("\\b(the|is|again|failed)\\b");
                    assertThat(page.expectFirst("main a").text()).isEqualTo("К списку");
                    assertThat(page.expectFirst("main a").attr("href"))
                            .isEqualTo("/console/" + button.substring(0, button.indexOf('/')));
                }
                Document setUp = visitor.page("/console/setup/list");
                assertThat(setUp.select(".checks .fault"))
                        .as("what has to be mended")
                        .hasSize(1);
                assertThat(setUp.expectFirst(".checks .fault").text())
                        .contains("Redis", "не отвечает или не принимает записи");
                assertThat(setUp.select(".checks .skipped")).hasSizeGreaterThan(9);
            } finally {
                signal("-CONT", redis);
            }
        }
    }

    @Test
    void whatASideSaysToATrialIsSaidWithinThePageAndInItsLanguage() {
        try (World world = World.deals().started()) {
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            Element form = visitor.page("/console/mapping").expectFirst("form[action=/console/mapping/preview]");
            world.sheets.faults().access(false);
            var answer = visitor.header("HX-Request", "true")
                    .post(
                            "/console/mapping/preview",
                            Map.of(
                                    "form",
                                    form.expectFirst("input[name=form]").val(),
                                    "text",
                                    form.expectFirst("textarea").val()));
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().firstValue("HX-Reswap")).contains("innerHTML");
            Document part = org.jsoup.Jsoup.parse(answer.body());
            assertThat(part.select("nav, main, h1")).isEmpty();
            assertThat(part.expectFirst("[role=alert]").text())
                    .contains("Одна из сторон ответила не так", "Google отказал в доступе (403)", "с правом редактора");
            assertThat(part.expectFirst("a").attr("href")).isEqualTo("/console/mapping");
        }
    }

    @Test
    void aStoryShowsWhatIsKeptWhileASideIsAwayAndSaysWhichItIs() {
        try (World world = World.deals().started()) {
            world.announced();
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            String lead = world.tab.cell(2, "amo_deal_id");
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();

            world.crm.faults().on("*", "/api/.*").always().status(401);
            for (String asked : List.of("row=2", "lead=" + lead)) {
                Element page = visitor.page("/console/story?" + asked).expectFirst("main");
                assertThat(page.expectFirst("h1").text()).contains("2", lead);
                assertThat(page.select(".banner")).hasSize(1);
                assertThat(page.expectFirst(".banner").text())
                        .contains(
                                "Спросить amoCRM не удалось, поэтому показано лишь то, что сохранено",
                                "токен не принят");
                assertThat(page.text())
                        .contains("У строки есть сделка", "Созданы сделка и контакт", "не прочитано", "не сравнивалось")
                        .doesNotContain("Сделка удалена");
            }
            world.crm.faults().clear();
            world.sheets.faults().access(false);
            for (String asked : List.of("row=2", "lead=" + lead)) {
                Element page = visitor.page("/console/story?" + asked).expectFirst("main");
                assertThat(page.expectFirst("h1").text()).contains("2", lead);
                assertThat(page.select(".banner")).hasSize(1);
                assertThat(page.expectFirst(".banner").text())
                        .contains(
                                "Прочитать таблицу не удалось, поэтому показано лишь то, что сохранено",
                                "Google отказал");
                assertThat(page.text())
                        .contains("У строки есть сделка", "Созданы сделка и контакт", "Продажи → Новая заявка")
                        .doesNotContain("больше нет");
            }
        }
    }

    @Test
    void noPageWaitsForALimitThatIsUsedUpForAMinute() {
        try (World world = World.deals().started()) {
            world.announced();
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            world.bean(RequestLimit.class).pause(Duration.ofMinutes(10));
            world.bean(QuotaLimit.class).pause(Duration.ofMinutes(10));

            assertTimeoutPreemptively(Duration.ofSeconds(45), () -> {
                Element story = visitor.page("/console/story?row=2").expectFirst("main");
                assertThat(story.select(".banner").eachText())
                        .anyMatch(said -> said.contains("Лимит запросов к amoCRM исчерпан"))
                        .anyMatch(said -> said.contains("Квота Google исчерпана"))
                        .allMatch(said -> said.contains("посмотрите ещё раз через минуту"));
            });
        }
    }

    @Test
    void aStoryUnderASettingThatDoesNotFitNamesStages() {
        try (World world = World.deals().started()) {
            world.announced();
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            world.stop();
            world.with("AMO_PIPELINE_ID", "999").start();
            Element page = new ConsoleVisitor(world)
                    .header("Accept-Language", "ru")
                    .signedIn()
                    .page("/console/story?lead=" + world.tab.cell(2, "amo_deal_id"))
                    .expectFirst("main");
            assertThat(page.expectFirst(".banner").text()).contains("Из-за неверного параметра", "AMO_PIPELINE_ID 999");
            assertThat(page.text()).contains("Этап: Продажи → Новая заявка");
            assertThat(page.select(".values tr").eachText())
                    .filteredOn(line -> line.startsWith("status"))
                    .hasSizeGreaterThan(1)
                    .allMatch(line -> line.endsWith("Новая заявка"));
        }
    }

    @Test
    void whatIsNotThereHasNoFieldsToCompareAndNoLink() {
        try (World world = World.deals().started()) {
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();
            Element lead = visitor.page("/console/story?lead=5").expectFirst("main");
            assertThat(lead.text()).contains("Neither a row nor a lead is known");
            assertThat(lead.select("table, a[target=_blank]")).isEmpty();
            Element row = visitor.page("/console/story?row=99").expectFirst("main");
            assertThat(row.text()).contains("The row is empty.");
            assertThat(row.select("table")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"ru,405,По этому адресу ничего не показывается.", "en,405,This address shows nothing by itself."})
    void whatTheEdgeRefusesIsAPageToo(String language, int status, String said) {
        try (World world = World.deals().start()) {
            ConsoleVisitor visitor = new ConsoleVisitor(world)
                    .header("Accept-Language", language)
                    .signedIn();
            var refused = visitor.method("DELETE", "/console/held");
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, POST");
            assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(org.jsoup.Jsoup.parse(refused.body()).text()).contains(said);
            var large = visitor.post("/console/mapping/preview", Map.of("text", "x".repeat(1_100_000)));
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("lang=\"" + language + "\"", "200");
        }
    }
}

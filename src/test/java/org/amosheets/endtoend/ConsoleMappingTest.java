package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amosheets.correctness.Shows;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages of the mapping and of the set-up. */
class ConsoleMappingTest {

    private static Element form(Document page) {
        return page.expectFirst("form[action=/console/mapping/preview]");
    }

    @Test
    void whatAChangeOfTheMappingWouldDoIsShownAndNothingOfItDone() {
        try (World world = World.deals().with("SYNC_POLL_SECONDS", "0")) {
            world.tab.setRow(2, "Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.started();
            World.eventually()
                    .untilAsserted(() -> assertThat(world.tab.cell(2, "status")).isNotEmpty());
            world.tab.type(2, "budget", "500");
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();
            Document page = visitor.page("/console/mapping");
            assertThat(page.expectFirst("tbody tr").text())
                    .isEqualTo("name contact’s name text as SYNC_CONFLICT_POLICY says");
            assertThat(page.expectFirst("tbody tr:last-child").text()).isEqualTo("status lead’s stage stage amoCRM");
            assertThat(page.text()).contains("In force: deals", "amo_deal_id, amo_contact_id");
            String text = form(page).expectFirst("textarea").val();
            assertThat(text).contains("{ column: budget, field: lead.price");

            Document same = visitor.submit(form(page), Map.of());
            assertThat(same.expectFirst("#preview").text())
                    .contains("Changes in amoCRM: 1", "budget", "To put it in force");
            assertThat(same.expectFirst("#preview del").text()).isEqualTo("100");
            assertThat(same.expectFirst("#preview ins").text()).isEqualTo("500");

            Document other =
                    visitor.submit(form(page), Map.of("text", text.replace("column: budget", "column: <b>sum</b>")));
            assertThat(other.expectFirst("#preview").text())
                    .contains("<b>sum</b>", "it would not be taken yet")
                    .doesNotContain("Changes in amoCRM", "To put it in force");
            assertThat(form(other).expectFirst("textarea").val()).contains("<b>sum</b>");

            Document broken = visitor.header("HX-Request", "true")
                    .submit(form(page), Map.of("text", text.replace("lead.price", "lead.prise")));
            int line = text.substring(0, text.indexOf("lead.price,")).split("\n").length;
            assertThat(broken.expectFirst("#preview .fault").text())
                    .contains("line " + line + ":", "unknown field lead.prise");
            assertThat(broken.select("nav")).isEmpty();
            assertThat(world.crm.state().leads().get(0).price()).isEqualTo(100);
            assertThat(world.tab.cell(2, "budget")).isEqualTo("500");
        }
    }

    @Test
    void rowsThatWaitForTheSameReasonStandInOneLine() {
        try (World world = World.deals().with("SYNC_POLL_SECONDS", "0")) {
            world.tab.paste(
                    2,
                    java.util.stream.IntStream.range(0, 60)
                            .mapToObj(i -> List.of("Имя " + i, "", "client" + i + "@example.test", "100", ""))
                            .toList());
            world.started();
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            Document page = visitor.submit(form(visitor.page("/console/mapping")), Map.of());
            assertThat(page.expectFirst("#preview details summary").text()).isEqualTo("Строки, которые ждут: 60");
            assertThat(page.select("#preview details li").eachText())
                    .singleElement()
                    .asString()
                    .startsWith("строки 2, 3, 4,")
                    .endsWith("51 и ещё 10: придержано: при запуске нашлось много строк без сделки");
        }
    }

    @Test
    @Shows("G10")
    void aBrokenFileIsShownWithItsLineAndTheOneBeforeStays() throws IOException {
        try (World world = World.deals();
                Service service = Service.of(world)) {
            Path routes = world.data.resolve("routes");
            copy(Path.of("routes"), routes);
            service.start();
            ConsoleVisitor visitor = new ConsoleVisitor(world).signedIn();
            assertThat(visitor.page("/console/mapping").select("[role=alert]")).isEmpty();
            Path file = routes.resolve("mappings/deals.camel.yaml");
            String good = Files.readString(file);
            Files.writeString(file, good.replace("field: lead.price,", "field: lead.prise,"));
            int line = good.substring(0, good.indexOf("field: lead.price,")).split("\n").length;
            World.eventually()
                    .untilAsserted(() -> assertThat(visitor.page("/console/mapping")
                                    .expectFirst("[role=alert]")
                                    .text())
                            .contains("deals.camel.yaml", "line " + line + ":", "unknown field lead.prise"));
            Document page = visitor.page("/console/mapping");
            assertThat(page.expectFirst("table").text()).contains("lead’s budget");
            assertThat(form(page).expectFirst("textarea").val()).contains("lead.prise");
            assertThat(visitor.page("/console").expectFirst(".banner.fault").text())
                    .isEqualTo(
                            "A changed route or mapping file is not used; the one before it stays in force. See why");
            Files.writeString(file, good);
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(visitor.page("/console/mapping").select("[role=alert]"))
                                    .isEmpty());
        }
    }

    @Test
    void theSetUpSaysWhatIsMissingAndWhereToClick() {
        try (World world = World.deals().withGooglesDefaultQuotas().start()) {
            ConsoleVisitor visitor =
                    new ConsoleVisitor(world).header("Accept-Language", "ru").signedIn();
            assertThat(visitor.page("/console/setup")
                            .expectFirst("[hx-trigger=load]")
                            .attr("hx-get"))
                    .isEqualTo("/console/setup/list");
            Document list = visitor.page("/console/setup/list");
            assertThat(list.expectFirst("[role=status]").text()).isEqualTo("Исправлять нечего. Стоит взглянуть: 1.");
            assertThat(list.select(".checks .ok strong").eachText())
                    .contains("Redis", "amoCRM", "Воронка", "Поля", "Google", "Лист", "Заголовки", "Право записи");
            Element hook = list.expectFirst(".checks .warn");
            assertThat(hook.expectFirst("strong").text()).isEqualTo("Вебхук amoCRM");
            assertThat(hook.text()).contains("Что делать:", "doctor --fix", "Настройки → Интеграции → Вебхуки");
            assertThat(hook.expectFirst("details").hasAttr("open")).isTrue();
            assertThat(list.html()).doesNotContain(World.SECRET, World.ADMIN, world.crm.token());

            world.sheets.faults().access(false);
            Document broken = visitor.page("/console/setup/list");
            assertThat(broken.expectFirst("[role=status]").text()).startsWith("Нужно исправить: 1.");
            assertThat(broken.expectFirst(".checks .fault strong").text()).isEqualTo("Google");
            assertThat(broken.select(".checks .skipped strong").eachText())
                    .containsExactly("Лист", "Заголовки", "Право записи");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}

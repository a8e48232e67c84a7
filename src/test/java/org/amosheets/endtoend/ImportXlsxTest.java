package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.amosheets.cli.Calls;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Fault;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a workbook, by the command line, with the service beside it or later. */
@Shows({"F49", "D004-40"})
class ImportXlsxTest {

    private static final String[] COLUMNS = {
        "name",
        "phone",
        "email",
        "budget",
        "status",
        "amo_deal_id",
        "amo_contact_id",
        "amo_link",
        "external_id",
        "sync_note",
        "sync_key"
    };

    @TempDir
    private Path dir;

    @Test
    @Shows({"F3", "G1"})
    void theRowsBecomeLeadsOnceAndWhatCannotBeTakenIsToldPerRow() throws Exception {
        try (World world = world().started()) {
            long known = world.crm.ui().createContact("Борис", "+7 999 000-00-02", null);
            Path file = file(sheet -> {
                row(sheet, 0, " Name ", "PHONE", "Budget", "Заметки");
                row(sheet, 1, "Анна", 89_990_000_001L, "1 000", "hers");
                row(sheet, 2, "Борис", "8 (999) 000 00 02", 2500, "");
                row(sheet, 3, "Вера", "abc", 1, "");
                row(sheet, 5, "Анна", 89_990_000_001L, "1 000", "hers");
                sheet.value(6, 0, "Глеб");
                sheet.value(6, 1, "8 999 000 00 04");
                sheet.formula(6, 2, "1+1");
            });

            JsonNode told = json(call(world, 1, "import-xlsx", file.toString(), "--json"));

            assertThat(told.path("created").asInt()).isEqualTo(3);
            assertThat(told.path("refused").asInt()).isEqualTo(2);
            assertThat(told.path("unknownColumns").toString()).isEqualTo("[\"Заметки\"]");
            assertThat(line(told, 3).path("contact").asLong()).isEqualTo(known);
            assertThat(line(told, 3).path("contactFound").asBoolean()).isTrue();
            assertThat(line(told, 2).path("contactFound").asBoolean()).isFalse();
            assertThat(line(told, 4).path("reason").asText()).contains("phone", "abc");
            assertThat(line(told, 7).path("reason").asText()).contains("budget");
            assertThat(world.crm.state().leads()).hasSize(3);
            assertThat(world.tab.filledRows()).isEqualTo(4);
            assertThat(world.tab.find("amo_deal_id", line(told, 2).path("lead").asText()))
                    .isPositive();

            JsonNode again = json(call(world, 1, "import-xlsx", file.toString(), "--json"));

            assertThat(again.path("earlier").asInt()).isEqualTo(3);
            assertThat(json(call(world, 1, "import-xlsx", file.toString(), "--json", "--dry-run")))
                    .isEqualTo(again);
            assertThat(line(again, 2).path("lead")).isEqualTo(line(told, 2).path("lead"));
            assertThat(world.crm.state().leads()).hasSize(3);
            assertThat(world.tab.filledRows()).isEqualTo(4);
        }
    }

    @Test
    void aDryRunTellsTheSameAndWritesNothing() throws Exception {
        try (World world = world()) {
            Path file = file(sheet -> {
                row(sheet, 0, "name", "phone");
                row(sheet, 1, "Анна", "8 999 000 00 01");
                row(sheet, 2, "Вера", "abc");
            });
            world.sheets.clearLog();

            JsonNode told = json(call(world, 1, "import-xlsx", file.toString(), "--dry-run", "--json"));

            assertThat(told.path("would").asInt()).isEqualTo(1);
            assertThat(told.path("refused").asInt()).isEqualTo(1);
            assertThat(world.sheets.writes()).isZero();
            assertThat(world.tab.filledRows()).isEqualTo(1);
            assertThat(world.crm.requests())
                    .noneMatch(request -> !request.method().equals("GET"));
        }
    }

    @Test
    @Shows("G13")
    void sixtyRowsOfAFileNeedNoOtherWordWhenTheServiceStartsLater() throws Exception {
        try (World world = world()) {
            Path file = file(sheet -> {
                row(sheet, 0, "name", "phone");
                IntStream.range(1, 61).forEach(i -> row(sheet, i, "Ряд " + i, "8 999 000 1" + (100 + i)));
            });
            JsonNode told = json(call(world, 1, "import-xlsx", file.toString(), "--json"));
            assertThat(told.path("waiting").asInt()).isEqualTo(60);

            world.start();

            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm.state().leads()).hasSize(60));
            JsonNode again = json(call(world, 0, "import-xlsx", file.toString(), "--json"));
            assertThat(again.path("created").asInt()).isEqualTo(60);
            assertThat(world.crm.state().leads()).hasSize(60);
        }
    }

    @Test
    @Shows("G1")
    void anImportThatIsCutOffRightAfterItsRowsArrivedGoesOnWhereItWas() throws Exception {
        try (World world = world()) {
            Path file = file(sheet -> {
                row(sheet, 0, "name", "phone");
                row(sheet, 1, "Анна", "8 999 000 00 01");
                row(sheet, 2, "Борис", "8 999 000 00 02");
            });
            world.sheets.faults().nextWrite(Fault.closeAfter());
            world.sheets.faults().next(1_000, request -> world.tab.filledRows() > 1, Fault.closeBefore());
            Said cut = call(world, 3, "import-xlsx", file.toString(), "--wait", "0");
            assertThat(cut.err()).contains("Tried to");
            world.sheets.faults().clear();
            assertThat(world.tab.filledRows()).isEqualTo(3);

            world.start();
            JsonNode told = json(call(world, 0, "import-xlsx", file.toString(), "--json"));

            assertThat(told.path("created").asInt()).isEqualTo(2);
            assertThat(world.tab.filledRows()).isEqualTo(3);
            assertThat(world.crm.state().leads()).hasSize(2);
        }
    }

    @Test
    void aTabWithoutTheServicesColumnsIsToBeSetUpFirst() throws Exception {
        try (World world = World.deals()) {
            Path file = file(sheet -> row(sheet, 0, "name", "phone"));
            assertThat(call(world, 2, "import-xlsx", file.toString()).err()).contains("setup-sheet");
            assertThat(call(world, 2, "import-xlsx", "none.xlsx").err()).contains("none.xlsx");
        }
    }

    @Test
    void aDayUnderAnotherColumnThanOneOfDatesIsText() throws Exception {
        try (World world = world()) {
            Path file = file(sheet -> {
                row(sheet, 0, "name", "phone");
                sheet.value(1, 0, LocalDate.of(2026, 3, 1));
                sheet.style(1, 0).format("dd.mm.yyyy").set();
                sheet.value(1, 1, "8 999 000 00 01");
            });
            call(world, 1, "import-xlsx", file.toString(), "--wait", "0");
            assertThat(world.tab.value(2, "name")).isEqualTo("01.03.2026");
        }
    }

    @Test
    @Shows({"F2", "F18"})
    void anOrderDesksRowsBecomeLeadsWithTheirContactsAndDays() throws Exception {
        try (OrderDesk desk = new OrderDesk("orders")) {
            World world = desk.world.with("AMO_PIPELINE_ID", Long.toString(OrderDesk.DESK));
            call(world, 0, "setup-sheet");
            world.started();
            Path file = file(sheet -> {
                row(sheet, 0, "Ф.И.О.", "контактный номер", "Дата заказа", "Продукт 1", "Бюджет сделки", "Статус");
                row(sheet, 1, "Анна", "90 123 45 67", "", "Стол, Стул", "1 000,50", "В процессе");
                sheet.value(1, 2, LocalDate.of(2026, 3, 1));
                sheet.style(1, 2).format("dd.mm.yyyy").set();
                row(sheet, 2, "Вера", "90 123 45 68", "", "Диван", "1", "В процессе");
                row(sheet, 3, "Глеб", "90 123 45 69", "", "Стол", "1", "Какой-то");
            });

            JsonNode told = json(call(world, 1, "import-xlsx", file.toString(), "--json"));

            assertThat(line(told, 2).path("outcome").asText()).isEqualTo("created");
            assertThat(line(told, 3).path("reason").asText()).contains("Диван");
            assertThat(line(told, 4).path("reason").asText()).contains("Какой-то");
            var lead =
                    world.crm.state().lead(line(told, 2).path("lead").asLong()).orElseThrow();
            assertThat(lead.pipelineId()).isEqualTo(OrderDesk.DESK);
            assertThat(lead.statusId()).isEqualTo(OrderDesk.TRIGGER);
            assertThat(lead.price()).isEqualTo(1001);
            assertThat(lead.mainContactId()).isPositive();
            assertThat(world.tab.value(2, "Дата заказа")).isEqualTo("01.03.2026");
        }
    }

    private static World world() {
        return new World("deals", COLUMNS);
    }

    private Said call(World world, int code, String... args) {
        Said said = Calls.call(world.environment(), dir, args);
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(code);
        return said;
    }

    private static JsonNode json(Said said) throws IOException {
        return new ObjectMapper().readTree(said.out());
    }

    private static JsonNode line(JsonNode told, int row) {
        for (JsonNode line : told.path("rows")) {
            if (line.path("row").asInt() == row) {
                return line;
            }
        }
        throw new AssertionError("Row " + row + " is not in " + told);
    }

    private static void row(Worksheet sheet, int row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, values[i].toString());
            }
        }
    }

    private Path file(Consumer<Worksheet> fill) throws IOException {
        Path file = dir.resolve("rows.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            fill.accept(book.newWorksheet("Лист1"));
        }
        return file;
    }
}

package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.amosheets.cli.Calls;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tab made ready, and cleaned, by the command line. */
class SetupSheetTest {

    @TempDir
    private Path dir;

    @Test
    @Shows({"F32", "F59", "D004-36"})
    void anEmptyTabIsReadyAfterwardsAndTheServiceTakesRowsOfIt() throws Exception {
        try (World world = new World("deals")) {
            world.sheets.clearLog();
            assertThat(call(world, 1, "setup-sheet", "--check").out()).contains("\"name\"", "\"sync_key\"", "frozen");
            assertThat(world.sheets.writes()).isZero();

            call(world, 0, "setup-sheet");
            assertThat(world.tab.headers()).startsWith("name", "phone", "email", "budget", "status", "amo_deal_id");
            assertThat(world.tab.hiddenColumns()).containsExactly("sync_key");

            world.sheets.clearLog();
            assertThat(call(world, 0, "setup-sheet").out()).contains("has everything");
            assertThat(call(world, 0, "setup-sheet", "--check", "--lang", "ru").out())
                    .contains("есть всё нужное");
            assertThat(world.sheets.writes()).isZero();

            world.started();
            world.tab.addRow("Анна", "8 999 000 00 01");
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(2, "amo_deal_id")).isNotEmpty());
            assertThat(world.tab.headers()).doesNotHaveDuplicates();
        }
    }

    @Test
    @Shows({"D004-8", "D001-12"})
    void ofAPartlyFilledTabOnlyWhatIsMissingIsAddedAndEqualHeadersAreNamed() {
        try (World world = new World("deals-ru", "Имя", "Моё", "Телефон (Контакт)", "имя", "Статус")) {
            String said = call(world, 0, "setup-sheet").out();
            assertThat(said).contains("Два столбца называются «имя»");
            assertThat(world.tab.headers().subList(0, 5))
                    .isEqualTo(List.of("Имя", "Моё", "Телефон (Контакт)", "имя", "Статус"));
            assertThat(world.tab.headers())
                    .contains("Сумма", "Воронка", "lead_id")
                    .doesNotContain("Телефон");
        }
    }

    @Test
    @Shows({"F39", "F59"})
    void theStaffOfAFileIsAddedOnce() throws Exception {
        try (World world = World.deals()) {
            Files.writeString(dir.resolve("staff.csv"), "\uFEFFКод сотрудника;Имя\n0134;BAHODIR\n");
            assertThat(call(world, 1, "setup-sheet", "--check", "--staff", "staff.csv")
                            .out())
                    .contains("Staff");
            call(world, 0, "setup-sheet", "--staff", "staff.csv");
            call(world, 0, "setup-sheet", "--staff", "staff.csv");
            Tab staff = world.sheets.tab("Staff");
            assertThat(staff.filledRows()).isEqualTo(2);
            assertThat(staff.value(2, "Код сотрудника")).isEqualTo("0134");
        }
    }

    @Test
    @Shows({"F60", "D004-9"})
    void blankRowsGoOnCommandOnlyAndEditsStillReachTheirLeads() throws Exception {
        try (World world = World.deals().started()) {
            world.tab.setRow(2, "Анна", "8 999 000 00 01");
            world.tab.setRow(5, "Борис", "8 999 000 00 02");
            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.cell(5, "amo_deal_id")).isNotEmpty());
            String lead = world.tab.cell(5, "amo_deal_id");

            JsonNode would = new ObjectMapper()
                    .readTree(call(world, 0, "clean-blank-rows", "--dry-run", "--json")
                            .out());
            assertThat(would.path("wouldDelete").toString()).isEqualTo("[3,4]");
            assertThat(world.tab.cell(5, "amo_deal_id")).isEqualTo(lead);

            assertThat(call(world, 0, "clean-blank-rows").out()).contains("3–4");
            assertThat(world.tab.cell(3, "amo_deal_id")).isEqualTo(lead);
            assertThat(call(world, 0, "clean-blank-rows").out()).contains("no blank rows");

            world.tab.type(3, "budget", "700");
            World.eventually()
                    .untilAsserted(() -> assertThat(world.crm
                                    .state()
                                    .lead(Long.parseLong(lead))
                                    .orElseThrow()
                                    .price())
                            .isEqualTo(700));
            assertThat(world.crm.state().leads()).hasSize(2);
        }
    }

    @Test
    @Shows({"F32", "F39", "F59", "D004-36"})
    void anOrderDesksEmptySpreadsheetGetsItsColumnsAndItsStaffTab() {
        try (OrderDesk desk = new OrderDesk("orders");
                World world = new World("orders")) {
            assertThat(call(world, 1, "setup-sheet", "--check").out()).contains("Статус", "Staff");
            call(world, 0, "setup-sheet");
            assertThat(world.tab.headers()).containsAll(desk.world.tab.headers());
            assertThat(world.sheets.tab("Staff").headers())
                    .containsExactly("№", "Код сотрудника", "Сотрудник", "Отдел");
            call(world, 0, "setup-sheet", "--check");
        }
    }

    private Said call(World world, int code, String... args) {
        Said said = Calls.call(world.environment(), dir, args);
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(code);
        return said;
    }
}

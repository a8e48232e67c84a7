package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.Mapping;
import org.amosheets.mapping.NewLeads;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.Sheet;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;

@Shows({"F49", "D004-40"})
class ImportCheckTest {

    private static final Directory DIRECTORY = new Directory(
            List.of(new Pipeline(1, "Sales", true, false, List.of(new Status(10, 1, "New", 0, 10)))),
            List.of(new CustomField(7, "Delivery", "", "date", List.of())),
            List.of(),
            ZoneOffset.UTC);

    private final ImportCheck check = check();

    @Test
    void headersAreKnownWithoutCaseAndBlanksAndByEachOfAFieldsNames() {
        assertThat(check.column("  PHONE ")).contains("phone");
        assertThat(check.column("mobile")).contains("phone");
        assertThat(check.column("Lead")).contains("lead");
        assertThat(check.column("sync_key")).isEmpty();
        assertThat(check.column("remarks")).isEmpty();
        assertThat(check.takesDates("delivery")).isTrue();
        assertThat(check.takesDates("phone")).isFalse();
    }

    @Test
    void numbersAndDaysTakeTheMappingsFormAndTextsStay() {
        ImportCheck.Verdict verdict = check.of(
                2,
                Map.of(
                        "phone", number("79990000001"),
                        "name", Cell.text("  Анна "),
                        "budget", number("1000"),
                        "delivery", number("46082")));
        assertThat(verdict.row().orElseThrow().cells())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "phone", Cell.text("+79990000001"),
                        "name", Cell.text("  Анна "),
                        "budget", number("1000"),
                        "delivery", Cell.text("01.03.2026")));
    }

    @Test
    void whatATypedRowWouldBeRefusedForIsTheReason() {
        assertThat(refused(Map.of("phone", Cell.text("abc")))).contains("phone", "abc");
        assertThat(refused(Map.of("phone", Cell.text("89990000001"), "status", Cell.text("Nwe"))))
                .contains("status", "Nwe", "New");
        assertThat(refused(Map.of("phone", Cell.text("89990000001"), "delivery", Cell.text("31.02.2026"))))
                .contains("delivery");
        assertThat(refused(Map.of("phone", new Cell(Cell.Kind.ERROR, "#REF!", null))))
                .contains("#REF!");
        assertThat(refused(Map.of("budget", number("5")))).contains("phone", "name");
        assertThat(refused(Map.of("phone", Cell.text("89990000001"), "lead", Cell.text("none"))))
                .contains("none");
    }

    @Test
    void rowsOfOneMeaningAreToldApartByWhichOfTheirLikeTheyAre() {
        String first = identity(check, Map.of("phone", Cell.text("8 999 000 00 01"), "budget", number("0")));
        String second = identity(check, Map.of("phone", number("79990000001")));
        String other = identity(check, Map.of("phone", Cell.text("8 999 000 00 02")));
        assertThat(first).endsWith("/1");
        assertThat(second).isEqualTo(first.replace("/1", "/2"));
        assertThat(other).endsWith("/1").isNotEqualTo(first);
        assertThat(identity(check(), Map.of("phone", Cell.text("+79990000001"))))
                .isEqualTo(first);
    }

    @Test
    void aBlockIsKeptAndReadAgainAsItWas() {
        ImportedRow row = new ImportedRow(2, "x/1", Map.of("budget", number("0.5"), "name", Cell.text("=1")));
        ImportBlock block = ImportBlock.of(List.of(ImportBlock.Row.of(row, "k1")));
        ImportBlock read = ImportBlock.parse(block.json());
        assertThat(read).isEqualTo(block);
        assertThat(read.rows().get(0).asNew().cells()).isEqualTo(row.cells());
        assertThat(block.guard()).isPositive().isNotEqualTo(block.again().guard());
    }

    private String refused(Map<String, Cell> cells) {
        ImportCheck.Verdict verdict = check.of(2, cells);
        assertThat(verdict.row()).isEmpty();
        return verdict.reason();
    }

    private static String identity(ImportCheck check, Map<String, Cell> cells) {
        return check.of(2, cells).row().orElseThrow().identity();
    }

    private static Cell number(String text) {
        return Cell.number(new BigDecimal(text));
    }

    private static ImportCheck check() {
        Mapping mapping = new Mapping();
        mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name"),
                Map.of("column", List.of("phone", "mobile"), "field", "contact.phone"),
                Map.of("column", "budget", "field", "lead.price"),
                Map.of("column", "status", "field", "lead.status"),
                Map.of("column", "delivery", "field", "lead.custom:Delivery")));
        mapping.setService(new HashMap<>(Map.of("leadId", "lead")));
        Header header =
                new Header(List.of("lead", "name", "phone", "budget", "status", "delivery", "sync_note", "sync_key"));
        MappedTab mapped = MappedTab.of(mapping, DIRECTORY, Policy.CRM, "RU", header::has);
        References unasked = new References(
                unasked(AmoCrm.class), new Staff(unasked(Sheet.class), Clock.systemUTC(), Duration.ofMinutes(5)));
        Tab tab = new Tab(
                mapped, mapping.service(), List.of(), DIRECTORY, 1, 10, unasked, NewLeads.of(mapping, DIRECTORY));
        return new ImportCheck(mapping, tab, header);
    }

    private static <T> T unasked(Class<T> side) {
        return side.cast(Proxy.newProxyInstance(side.getClassLoader(), new Class<?>[] {side}, (proxy, method, with) -> {
            throw new AssertionError(method + " is asked");
        }));
    }
}

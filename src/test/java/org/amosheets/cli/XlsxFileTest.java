package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFileTest {

    @TempDir
    Path dir;

    @Test
    void readsTextsNumbersAndBooleansWithTheirRowNumbers() {
        List<XlsxFile.Line> lines = lines(sheet -> {
            sheet.value(0, 0, "name");
            sheet.value(2, 0, "Анна");
            sheet.value(2, 1, 79_990_000_001L);
            sheet.value(2, 2, 1000.5);
            sheet.value(2, 3, true);
        });
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).number()).isEqualTo(3);
        assertThat(lines.get(0).cells())
                .extracting(XlsxCell::cell)
                .extracting(Cell::text)
                .containsExactly("Анна", "79990000001", "1000.5", "TRUE");
    }

    @Test
    @Shows("D004-40")
    void aRealDateIsADateForAColumnOfDatesAndItsTextForAnyOther() {
        XlsxCell day = lines(sheet -> {
                    sheet.value(0, 0, "day");
                    sheet.value(1, 0, LocalDate.of(2026, 3, 1));
                    sheet.style(1, 0).format("yyyy-mm-dd").set();
                })
                .get(0)
                .cells()
                .get(0);
        assertThat(day.moment()).contains(LocalDateTime.of(2026, 3, 1, 0, 0));
        assertThat(day.in(true).text()).isEqualTo("46082");
        assertThat(day.in(false)).isEqualTo(Cell.text("01.03.2026"));
    }

    @Test
    void aNumberUnderAMoneyFormatIsNoDate() {
        XlsxCell price = lines(sheet -> {
                    sheet.value(0, 0, "price");
                    sheet.value(1, 0, 46082);
                    sheet.style(1, 0).format("#,##0\" сум дня\"").set();
                })
                .get(0)
                .cells()
                .get(0);
        assertThat(price.moment()).isEmpty();
        assertThat(price.in(false).text()).isEqualTo("46082");
    }

    @Test
    void aFormulaWithoutASavedValueIsAnErrorAndNotAnEmptyCell() {
        XlsxCell cell = lines(sheet -> {
                    sheet.value(0, 0, "price");
                    sheet.formula(1, 0, "1+1");
                })
                .get(0)
                .cells()
                .get(0);
        assertThat(cell.cell().kind()).isEqualTo(Cell.Kind.ERROR);
        assertThat(cell.cell().text()).contains("1+1");
    }

    @Test
    void readsTheSheetThatIsNamedAndSaysWhichThereAre() {
        Path file = file(book -> {
            book.newWorksheet("Первый").value(0, 0, "a");
            book.newWorksheet("Второй").value(0, 0, "b");
        });
        try (XlsxFile rows = XlsxFile.open(file, "Второй")) {
            assertThat(rows.header()).containsExactly("b");
        }
        assertThatThrownBy(() -> XlsxFile.open(file, "Третий")).hasMessageContaining("'Первый', 'Второй'");
    }

    @Test
    void whatIsNoWorkbookIsRefusedInOneSentence() throws IOException {
        Path file = Files.writeString(dir.resolve("a.xlsx"), "name,phone");
        assertThatThrownBy(() -> XlsxFile.open(file, ""))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith("Tried to read");
        assertThatThrownBy(() -> XlsxFile.open(dir.resolve("none.xlsx"), "")).hasMessageStartingWith("Tried to read");
    }

    /** As programs that know of no formats write one. */
    @Test
    void aWorkbookWithoutStylesIsReadToo() throws IOException {
        Path file = dir.resolve("plain.xlsx");
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + "<Override PartName='/xl/workbook.xml' ContentType='" + sheetType + ".sheet.main+xml'/>"
                            + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='" + sheetType
                            + ".worksheet+xml'/></Types>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + main + "' xmlns:r='" + office
                            + "'><sheets><sheet name='Март' sheetId='1' r:id='rId1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                            + "<Relationship Id='rId1' Type='" + office + "/worksheet' Target='worksheets/sheet1.xml'/>"
                            + "</Relationships>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + main
                            + "'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>day</t></is></c>"
                            + "</row><row r='2'><c r='A2'><v>46082</v></c></row></sheetData></worksheet>");
        }

        try (XlsxFile rows = XlsxFile.open(file, "Март")) {
            assertThat(rows.header()).containsExactly("day");
            XlsxCell cell = rows.next().cells().get(0);
            assertThat(cell.moment()).as("nothing says that it is a date").isEmpty();
            assertThat(cell.in(false).text()).isEqualTo("46082");
        }
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private List<XlsxFile.Line> lines(Consumer<Worksheet> fill) {
        Path file = file(book -> fill.accept(book.newWorksheet("Лист1")));
        List<XlsxFile.Line> lines = new ArrayList<>();
        try (XlsxFile rows = XlsxFile.open(file, "")) {
            rows.forEachRemaining(lines::add);
        }
        return lines;
    }

    private Path file(Consumer<Workbook> fill) {
        Path file = dir.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            fill.accept(book);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}

package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Fault;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet's promises over the real routes, against a fake Google that keeps the real rules. */
class SheetContractTest {

    private static final String KEY = "sync_key";

    private final FakeSheets fake = FakeSheets.builder()
            .tab("Лист1", "name", "phone", "budget", KEY)
            .tab("Другой", "x")
            .noQuota()
            .start();
    private final SheetsRig rig = new SheetsRig(fake);
    private final Tab tab = fake.tab("Лист1");
    private GoogleSheet sheet = rig.sheet("");

    @BeforeEach
    void fill() {
        tab.setRow(2, "Анна", "'+79990000001", "100", "k2");
        tab.setRow(3, "Борис", "'+79990000002", "200", "k3");
        tab.setRow(4, "Вера", "'+79990000003", "300", "k4");
    }

    @AfterEach
    void stop() {
        rig.close();
        fake.close();
    }

    // ---- reading ----

    @Test
    void readsValuesAndFormulasInOneRequest() {
        tab.type(2, "budget", "=100*2");
        tab.type(3, "budget", "89000000000");
        tab.type(4, "budget", "=1/0");
        sheet.rows(List.of());
        fake.clearLog();
        TabRead read = sheet.rows(List.of(4, 2, 3));
        assertThat(fake.reads()).isEqualTo(1);
        assertThat(read.header().names()).containsExactly("name", "phone", "budget", KEY);
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(2, 3, 4);
        assertThat(cell(read, 2, "budget"))
                .isEqualTo(Cell.number(BigDecimal.valueOf(200)).withFormula("=100*2"));
        assertThat(cell(read, 3, "budget").text()).isEqualTo("89000000000");
        assertThat(cell(read, 4, "budget").kind()).isEqualTo(Cell.Kind.ERROR);
        assertThat(cell(read, 4, "budget").text()).isEqualTo("#DIV/0!");
        assertThat(cell(read, 2, "phone")).isEqualTo(Cell.text("+79990000001"));
    }

    @Test
    void givesEmptyRowsButNoneBehindTheEndOfTheTab() {
        TabRead read = sheet.rows(List.of(2, 900, 5000));
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(2, 900);
        assertThat(cell(read, 900, "name")).isEqualTo(Cell.EMPTY);
    }

    @Test
    void readsManyScatteredRowsWithOneShortAddress() {
        sheet.rows(List.of());
        fake.clearLog();
        List<Integer> odd = new ArrayList<>();
        for (int row = 3; row < 900; row += 2) {
            odd.add(row);
        }
        assertThat(sheet.rows(odd).rows()).hasSize(odd.size());
        assertThat(fake.reads()).isEqualTo(1);
        assertThat(fake.requests()).extracting(r -> r.method()).containsOnly("GET");
    }

    @Test
    void findsItsTabAfterItWasRenamedAndAnotherTookItsName() {
        assertThat(sheet.rows(List.of(2)).rows()).hasSize(1);
        tab.renameTab("Сделки 'все'");
        assertThat(cell(sheet.rows(List.of(2)), 2, "name").text()).isEqualTo("Анна");
        fake.tab("Другой").renameTab("Лист1");
        assertThat(cell(sheet.rows(List.of(2)), 2, "name").text()).isEqualTo("Анна");
        assertThat(rig.sheet("Лист1").all().header().has("name")).isTrue();
    }

    @Test
    void readsTheKeysWithTheirRows() {
        tab.clearCell(3, KEY);
        assertThat(sheet.keys(KEY)).containsExactly(Map.entry(2, "k2"), Map.entry(4, "k4"));
        tab.moveColumn(KEY, 1);
        assertThat(sheet.keys(KEY)).containsExactly(Map.entry(2, "k2"), Map.entry(4, "k4"));
        assertThatThrownBy(() -> sheet.keys("no such")).isInstanceOf(SheetsException.Rejected.class);
    }

    @Test
    void saysWhichTabsThereAreWhereTheConfiguredOneIsMissing() {
        assertThatThrownBy(() -> rig.sheet("Нет такого").all())
                .isInstanceOf(SheetsException.Unavailable.class)
                .hasMessageContaining("'Лист1', 'Другой'");
    }

    // ---- columns ----

    @Test
    void addsColumnsBehindEverythingAndHidesThem() {
        tab.type(3, 25, "somebody's note");
        sheet.addColumns(List.of("name", "sync_note", "row_id"), Set.of("row_id", "name"));
        assertThat(tab.headers()).contains("sync_note", "row_id");
        assertThat(tab.cell(1, 26)).isEqualTo("sync_note");
        assertThat(tab.hiddenColumns()).containsExactly("row_id");
        sheet.addColumns(List.of("sync_note", "row_id"), Set.of());
        assertThat(tab.headers()).containsOnlyOnce("sync_note");
    }

    @Test
    void addsColumnsOnceThoughTheAnswerIsLost() {
        fake.faults().nextWrite(Fault.closeAfter());
        sheet.addColumns(List.of("sync_note"), Set.of());
        assertThat(tab.headers()).containsOnlyOnce("sync_note");
    }

    // ---- writing ----

    @Test
    @Shows({"D000-16", "D004-22"})
    void writesTextAsTextAndNumbersAsNumbers() {
        WriteReport report = write(
                row(2, "k2", Map.of("name", change("Анна", "=1+1"), "phone", change("+79990000001", "+7999"))),
                row(3, "k3", Map.of("name", change("Борис", "007"), "budget", new CellWrite(number(200), number(250)))),
                row(4, "k4", Map.of("name", new CellWrite(Cell.text("Вера"), Cell.EMPTY))));
        assertThat(report.moved()).isEmpty();
        assertThat(report.typedOver()).isEmpty();
        assertThat(tab.value(2, "name")).isEqualTo("=1+1");
        assertThat(tab.formula(2, "name")).isNull();
        assertThat(tab.value(2, "phone")).isEqualTo("+7999");
        assertThat(tab.value(3, "name")).isEqualTo("007");
        assertThat(tab.value(3, "budget")).isEqualTo(250.0);
        assertThat(tab.value(4, "name")).isNull();
        assertThat(fake.tab(TabFinder.COPIES).isHidden()).isTrue();
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    @Shows("D000-16")
    void costsOneRequestAndNoRead() {
        warmUp();
        write(row(2, "k2", Map.of("name", change("Анна", "Аня"))));
        assertThat(fake.writes()).isEqualTo(1);
        assertThat(fake.reads()).isZero();
    }

    @Test
    @Shows({"G5", "I4", "D000-3", "D001-8", "D002-10"})
    void leavesNothingInRowsThatWereSortedMeanwhile() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        WriteReport report = write(
                row(2, "k2", Map.of("budget", new CellWrite(number(100), number(111)))),
                row(3, "k3", Map.of("budget", new CellWrite(number(200), number(222)))));
        assertThat(report.moved()).containsExactly(2);
        assertThat(tab.value(tab.find(KEY, "k2"), "budget")).isEqualTo(100.0);
        assertThat(tab.value(tab.find(KEY, "k3"), "budget")).isEqualTo(222.0);
        assertThat(tab.value(tab.find(KEY, "k4"), "budget")).isEqualTo(300.0);
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    void putsFormulasBackAsFormulas() {
        warmUp();
        tab.type(4, "budget", "=10*30");
        fake.faults().beforeNextWrite(() -> tab.deleteRow(3));
        WriteReport report = write(row(3, "k3", Map.of("budget", new CellWrite(number(200), number(222)))));
        assertThat(report.moved()).containsExactly(3);
        assertThat(tab.formula(3, "budget")).isEqualTo("=10*30");
    }

    @Test
    @Shows({"G5", "I2"})
    void givesBackWhatAPersonTypedMeanwhile() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "Анна Ивановна"));
        WriteReport report = write(
                row(2, "k2", Map.of("name", change("Анна", "Аня"), "budget", new CellWrite(number(100), number(111)))));
        assertThat(report.moved()).isEmpty();
        assertThat(report.typedOver()).isEqualTo(Map.of(2, List.of("name")));
        assertThat(tab.cell(2, "name")).isEqualTo("Анна Ивановна");
        assertThat(tab.value(2, "budget")).isEqualTo(111.0);
    }

    @Test
    void givesBackWhatAPersonTypedWhileSomethingWasGivenBack() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "первое"));
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "второе"));
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "третье"));
        WriteReport report = write(row(2, "k2", Map.of("name", change("Анна", "Аня"))));
        assertThat(report.typedOver()).containsKey(2);
        assertThat(tab.cell(2, "name")).isEqualTo("третье");
    }

    @Test
    void mendsARowThatMovedAgainBeforeItWasMended() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", true));
        WriteReport report = write(row(2, "k2", Map.of("budget", new CellWrite(number(100), number(111)))));
        assertThat(report.moved()).containsExactly(2);
        assertThat(tab.rows()).extracting(r -> r.get("budget")).containsExactly("100", "200", "300");
    }

    @Test
    void goesOnLaterWhereTheSheetNeverComesToRest() {
        warmUp();
        for (int i = 0; i < 6; i++) {
            String typed = "раз " + i;
            fake.faults().beforeNextWrite(() -> tab.type(2, "name", typed));
        }
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).isInstanceOf(SheetsException.Busy.class);
        assertThat(rig.journal.open()).hasSize(1);
        rig.sheet("").recover();
        assertThat(tab.cell(2, "name")).isEqualTo("раз 5");
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    @Shows({"F74", "D002-13"})
    void noticesThatColumnsWereMoved() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.moveColumn("budget", 1));
        WriteReport report = write(row(2, "k2", Map.of("name", change("Анна", "Аня"))));
        assertThat(report.moved()).containsExactly(2);
        assertThat(tab.row(2)).containsEntry("name", "Анна").containsEntry("budget", "100");
        assertThat(write(row(2, "k2", Map.of("name", change("Анна", "Аня")))).complete(2))
                .isTrue();
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
    }

    @Test
    void countsARowBeyondTheEndOfAShrunkTabAsMoved() {
        warmUp();
        tab.setRow(1000, "Яна", "", "1", "k1000");
        fake.faults().beforeNextWrite(() -> tab.deleteRow(3));
        WriteReport report = write(
                row(2, "k2", Map.of("name", change("Анна", "Аня"))),
                row(1000, "k1000", Map.of("name", change("Яна", "Яся"))));
        assertThat(report.moved()).containsExactly(1000);
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
        assertThat(tab.cell(999, "name")).isEqualTo("Яна");
    }

    @Test
    @Shows("D001-5")
    void givesAKeyToARowWithoutOneButNotToABlankRow() {
        tab.clearCell(3, KEY);
        warmUp();
        Map<String, CellWrite> mint = Map.of(KEY, new CellWrite(Cell.EMPTY, Cell.text("new")));
        assertThat(write(row(3, "", mint)).complete(3)).isTrue();
        assertThat(tab.cell(3, KEY)).isEqualTo("new");
        assertThat(write(row(7, "", mint)).moved()).containsExactly(7);
        assertThat(tab.cell(7, KEY)).isEmpty();
        tab.setRow(8, "Глеб");
        fake.faults().beforeNextWrite(() -> tab.type(8, KEY, "other"));
        assertThat(write(row(8, "", mint)).moved()).containsExactly(8);
        assertThat(tab.cell(8, KEY)).isEqualTo("other");
    }

    @Test
    void writesOnceThoughTheAnswerIsLost() {
        warmUp();
        fake.faults().nextWrite(Fault.closeAfter());
        assertThat(write(row(2, "k2", Map.of("name", change("Анна", "Аня")))).complete(2))
                .isTrue();
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
        // The second one settles the doubt.
        assertThat(fake.writes()).isEqualTo(2);
    }

    @Test
    void mendsWhatA503Hid() {
        warmUp();
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        fake.faults().nextWrite(Fault.statusAfter(503));
        WriteReport report = write(row(2, "k2", Map.of("budget", new CellWrite(number(100), number(111)))));
        assertThat(report.moved()).containsExactly(2);
        assertThat(tab.rows()).extracting(r -> r.get("budget")).containsExactly("300", "200", "100");
    }

    @Test
    @Shows("D001-11")
    void writesAfterGoogleSaidThatItWasTooMuch() {
        warmUp();
        fake.faults().nextWrite(Fault.status(429));
        assertThat(write(row(2, "k2", Map.of("name", change("Анна", "Аня")))).complete(2))
                .isTrue();
        assertThat(rig.pauses).hasSize(1);
        assertThat(fake.reads()).isZero();
        fake.faults().nextRead(Fault.status(503));
        assertThat(sheet.rows(List.of(2)).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shows({"I9", "L5"})
    void checksAfterACrashWhatTheLastWriteHit(boolean beforeTheRestorationIsKept) {
        warmUp();
        if (beforeTheRestorationIsKept) {
            rig.journal.crashAtBegin(2);
        } else {
            rig.journal.crashAtEnd(1);
        }
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "Анна Ивановна"));
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).hasMessage("crash");
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
        rig.sheet("").recover();
        assertThat(tab.cell(2, "name")).isEqualTo("Анна Ивановна");
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    void givesBackAfterACrashWhatWasStillToBeGivenBack() {
        warmUp();
        fake.faults().beforeNextWrite(() -> {
            tab.type(2, "name", "Анна Ивановна");
            rig.writesLeft.set(0);
        });
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).hasMessage("the lease is over");
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
        rig.writesLeft.set(100);
        rig.sheet("").recover();
        assertThat(tab.cell(2, "name")).isEqualTo("Анна Ивановна");
        assertThat(rig.journal.open()).isEmpty();
    }

    /** The first crash leaves the same thing to be put back twice: by the write itself and by what was kept for it. */
    @Test
    @Shows({"I2", "I4", "L5"})
    void givesBackWhatAPutBackHitBeforeItsCheckWasCutOffThoughAnOlderOneIsOpenToo() {
        warmUp();
        rig.journal.crashAtEnd(1);
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", false));
        RowWrite write = row(2, "k2", Map.of("budget", new CellWrite(number(100), number(111))));
        assertThatThrownBy(() -> write(write)).hasMessage("crash");
        assertThat(tab.rows()).extracting(r -> r.get("budget")).containsExactly("111", "200", "100");
        rig.journal.crashAtBegin(2);
        fake.faults().beforeNextWrite(() -> {});
        fake.faults().beforeNextWrite(() -> tab.sortBy("name", true));
        assertThatThrownBy(() -> rig.sheet("").recover()).hasMessage("crash");
        assertThat(tab.rows()).extracting(r -> r.get("budget")).containsExactly("300", "200", "111");

        rig.sheet("").recover();

        assertThat(tab.rows()).extracting(r -> r.get("budget")).containsExactly("100", "200", "300");
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    @Shows({"I2", "L5"})
    void givesBackWhatTheLastWriteHitThoughSomethingOlderIsStillToBeGivenBack() {
        warmUp();
        Map<String, CellWrite> older = Map.of("phone", change("+79990000009", "+79990000003"));
        rig.journal.begin(new WriteJournal.Entry(
                WriteJournal.Entry.RESTORING + "older", 3, List.of(row(4, "k4", older)), Map.of("phone", 1)));
        rig.journal.crashAtBegin(2);
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "Анна Ивановна"));
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).hasMessage("crash");

        rig.sheet("").recover();

        assertThat(tab.cell(2, "name")).isEqualTo("Анна Ивановна");
        assertThat(tab.value(4, "phone")).isEqualTo("+79990000003");
        assertThat(rig.journal.open()).isEmpty();
    }

    @Test
    void shutsOutAWriteThatArrivesLate() {
        warmUp();
        fake.faults().nextWrite(Fault.hang());
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThat(write(write).complete(2)).isTrue();
        assertThat(tab.cell(2, "name")).isEqualTo("Аня");
        tab.type(2, "name", "Анна Ивановна");
        fake.faults().release();
        await().until(() -> fake.requests().stream().anyMatch(r -> r.status() == 400));
        assertThat(tab.cell(2, "name")).isEqualTo("Анна Ивановна");
        assertThat(fake.tabs()).hasSize(3);
        assertThat(fake.tab(TabFinder.COPIES).isHidden()).isTrue();
    }

    @Test
    @Shows("I17")
    void shutsOutAWriteOfADeadProcessThatArrivesLate() {
        warmUp();
        fake.faults().nextWrite(Fault.hang());
        rig.writesLeft.set(1);
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).hasMessage("the lease is over");
        assertThat(rig.journal.open()).hasSize(1);
        rig.writesLeft.set(100);
        rig.sheet("").recover();
        assertThat(rig.journal.open()).isEmpty();
        fake.faults().release();
        await().until(() -> fake.requests().stream().anyMatch(r -> r.status() == 400));
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
    }

    @Test
    void dropsAWriteThatNeverLeft() {
        warmUp();
        rig.writesLeft.set(0);
        RowWrite write = row(2, "k2", Map.of("name", change("Анна", "Аня")));
        assertThatThrownBy(() -> write(write)).hasMessage("the lease is over");
        assertThat(rig.journal.open()).hasSize(1);
        rig.writesLeft.set(100);
        rig.sheet("").recover();
        assertThat(rig.journal.open()).isEmpty();
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
    }

    @Test
    void tellsAPersonWithWhomToShareTheSheet() {
        fake.faults().access(false);
        assertThatThrownBy(() -> sheet.all())
                .isInstanceOf(SheetsException.Unavailable.class)
                .hasMessageContaining("share the spreadsheet with sync@sandbox-project.iam.gserviceaccount.com");
    }

    @Test
    void renewsATokenThatWasTakenAway() {
        warmUp();
        fake.revokeTokens();
        assertThat(write(row(2, "k2", Map.of("name", change("Анна", "Аня")))).complete(2))
                .isTrue();
    }

    @Test
    @Shows("D001-9")
    void readsAndWritesTenThousandRows() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 2; i <= 10_001; i++) {
            List<String> row = new ArrayList<>(List.of("Имя " + i, "'+7999" + i, "" + i, "key-" + i));
            for (int c = 5; c <= 15; c++) {
                row.add("текст " + i + " " + c);
            }
            rows.add(row);
        }
        tab.paste(2, rows);
        TabRead all = sheet.all();
        assertThat(all.rows()).hasSize(10_000);
        assertThat(cell(all, 10_001, "name").text()).isEqualTo("Имя 10001");
        assertThat(sheet.keys(KEY)).hasSize(10_000);
        List<RowWrite> writes = new ArrayList<>();
        for (int i = 2; i <= 1_300; i++) {
            writes.add(row(i, "key-" + i, Map.of("name", change("Имя " + i, "Новое " + i))));
        }
        WriteReport report = sheet.write(KEY, writes);
        assertThat(report.moved()).isEmpty();
        assertThat(report.typedOver()).isEmpty();
        assertThat(tab.cell(1_300, "name")).isEqualTo("Новое 1300");
    }

    // ---- helpers ----

    /** Has the tabs known and the hidden one made, so that the next request is the write itself. */
    private void warmUp() {
        write(row(4, "k4", Map.of("phone", change("+79990000003", "+79990000009"))));
        fake.clearLog();
    }

    private WriteReport write(RowWrite... rows) {
        return sheet.write(KEY, List.of(rows));
    }

    private static RowWrite row(int number, String key, Map<String, CellWrite> cells) {
        return new RowWrite(number, key, new HashMap<>(cells));
    }

    private static CellWrite change(String expected, String value) {
        return new CellWrite(Cell.text(expected), Cell.text(value));
    }

    private static Cell number(long value) {
        return Cell.number(BigDecimal.valueOf(value));
    }

    private static Cell cell(TabRead read, int row, String column) {
        return read.rows().stream()
                .filter(r -> r.number() == row)
                .findFirst()
                .orElseThrow()
                .cell(read.header(), column);
    }
}

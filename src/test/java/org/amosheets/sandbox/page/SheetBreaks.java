package org.amosheets.sandbox.page;

import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.sheets.Call;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Fault;
import org.amosheets.sandbox.sheets.Tab;

/** The buttons that break Google Sheets and the sheet's script. */
final class SheetBreaks {

    private final FakeSheets sheets;
    private final Tab tab;
    private volatile boolean accessRemoved;
    private volatile boolean scriptOff;
    private boolean ascending;

    SheetBreaks(FakeSheets sheets, Tab tab) {
        this.sheets = sheets;
        this.tab = tab;
    }

    /** What strikes once or a few times. */
    Map<String, Action> shots() {
        return Map.of(
                "sheets-503-after", args -> sheets.faults().nextWrite(Fault.statusAfter(503)),
                "sheets-429", args -> sheets.faults().next(5, SheetBreaks::counted, Fault.status(429)),
                "sheets-type", this::typeBeforeWrite,
                "sheets-sort", args -> sheets.faults().beforeNextWrite(this::sort));
    }

    /** What stays as it is until it is switched back. */
    Map<String, Action> toggles() {
        return Map.of(
                "sheets-no-access", args -> access(!args.flag("on")), "script-off", args -> script(!args.flag("on")));
    }

    Map<String, Boolean> switched() {
        return Map.of("sheets-no-access", accessRemoved, "script-off", scriptOff);
    }

    void reset() {
        sheets.faults().clear();
        access(true);
        script(true);
    }

    private static boolean counted(Call call) {
        return call.isRead() || call.isWrite();
    }

    /** Types into the cell that the person has chosen. */
    private void typeBeforeWrite(Args args) {
        int row = args.position("row", 2);
        int column = args.position("column", 1);
        String value = args.text("value");
        sheets.faults().beforeNextWrite(() -> tab.type(row, column, value));
    }

    private synchronized void sort() {
        List<String> headers = tab.headers();
        tab.sortBy(headers.get(0), ascending);
        // Sorting the sorted would move nothing.
        ascending = !ascending;
    }

    private void access(boolean granted) {
        accessRemoved = !granted;
        sheets.faults().access(granted);
    }

    private void script(boolean on) {
        scriptOff = !on;
        sheets.script().on(on);
    }
}

package org.amosheets.sandbox.page;

import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.sheets.Tab;

/** What a person does at the sheet. */
final class SheetActions {

    private static final String KEY = "sync_key";
    private static final int FIRST_ROW = 2;

    private final Tab tab;
    private final SampleRows samples;

    SheetActions(Tab tab, SampleRows samples) {
        this.tab = tab;
        this.samples = samples;
    }

    Map<String, Action> all() {
        return Map.of(
                "type", this::type,
                "add", args -> paste(1),
                "paste", args -> paste(20),
                "insert", args -> tab.insertRow(row(args)),
                "delete", args -> tab.deleteRow(row(args)),
                "copy", args -> tab.copyRow(row(args), tab.filledRows() + 1),
                "sort", args -> tab.sortBy(args.text("header"), args.flag("ascending")),
                "rename", this::rename);
    }

    private void type(Args args) {
        int row = row(args);
        int column = args.position("column", 1);
        if (args.text("key").isEmpty() && !tab.cell(row, column).equals(args.text("was"))) {
            throw new MovedException("The cell was changed meanwhile");
        }
        tab.type(row, column, args.text("value"));
    }

    /**
     * The row that the person means. In the real sheet an open editor follows its row when others sort or insert; here
     * the row's key finds it again.
     */
    private int row(Args args) {
        int row = args.position("row", FIRST_ROW);
        String key = args.text("key");
        if (key.isEmpty() || !tab.headers().contains(KEY) || tab.cell(row, KEY).equals(key)) {
            return row;
        }
        int found = tab.find(KEY, key);
        if (found == 0) {
            throw new MovedException("The row is no longer there");
        }
        return found;
    }

    private void paste(int count) {
        List<List<String>> rows = samples.take(count);
        tab.paste(tab.filledRows() + 1, rows);
    }

    private void rename(Args args) {
        String title = args.text("title").strip();
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A tab needs a name");
        }
        tab.renameTab(title);
    }
}

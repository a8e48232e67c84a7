package org.amosheets.sandbox.script;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.sandbox.script.Execution.Kind;
import org.amosheets.sandbox.script.Project.Reply;
import org.amosheets.sandbox.script.Project.Shown;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.graalvm.polyglot.Value;

/** {@code SpreadsheetApp} over the fake spreadsheet: what the script may read of it, and its dialogs. */
public final class SheetServices {

    private SheetServices() {}

    /** {@code SpreadsheetApp}. */
    public static final class App {
        private final Execution run;
        private final Spreadsheet spreadsheet;

        App(Execution run, Spreadsheet spreadsheet) {
            this.run = run;
            this.spreadsheet = spreadsheet;
        }

        public Spreadsheet getActiveSpreadsheet() {
            return spreadsheet;
        }

        public Ui getUi() {
            if (run.kind == Kind.INSTALLED) {
                throw new IllegalStateException("Cannot call SpreadsheetApp.getUi() from this context.");
            }
            return new Ui(run);
        }
    }

    /** The spreadsheet that the script is bound to. */
    public static final class Spreadsheet {
        private final Execution run;
        private final FakeSheets sheets;
        private final String locale;

        Spreadsheet(Execution run, FakeSheets sheets, String locale) {
            this.run = run;
            this.sheets = sheets;
            this.locale = locale;
        }

        public String getSpreadsheetLocale() {
            return locale;
        }

        public String getSpreadsheetTimeZone() {
            return "Europe/Moscow";
        }

        public Value getSheets() {
            return run.array(tabs());
        }

        public Sheet getActiveSheet() {
            return sheet(run.project.activeSheetId);
        }

        public void toast(String text, String title, int seconds) {
            run.project.toasts.add(title + ": " + text);
        }

        Sheet sheet(int id) {
            return tabs().stream()
                    .filter(sheet -> sheet.getSheetId() == id)
                    .findFirst()
                    .orElseThrow();
        }

        private List<Sheet> tabs() {
            return sheets.tabs().stream().map(tab -> new Sheet(run, tab)).toList();
        }
    }

    /** One tab. */
    public static final class Sheet {
        private static final int ROWS_OF_A_NEW_TAB = 1000;

        private final Execution run;
        private final Tab tab;

        Sheet(Execution run, Tab tab) {
            this.run = run;
            this.tab = tab;
        }

        public int getSheetId() {
            return tab.sheetId();
        }

        public String getName() {
            return tab.title();
        }

        public int getLastRow() {
            return tab.filledRows();
        }

        public int getLastColumn() {
            return tab.headers().size();
        }

        public int getMaxRows() {
            return Math.max(ROWS_OF_A_NEW_TAB, tab.filledRows());
        }

        public Range getRange(int row, int column, int rows, int columns) {
            if (row < 1 || column < 1 || rows < 1 || columns < 1) {
                throw new IllegalArgumentException("The number of rows or columns in the range must be at least 1.");
            }
            if (row + rows - 1 > getMaxRows()) {
                throw new IllegalArgumentException(
                        "The coordinates of the range are outside the dimensions of the sheet.");
            }
            return new Range(run, this, tab, row, column, rows, columns);
        }
    }

    /** Cells by their place at the time when they were asked for. */
    public static final class Range {
        private final Execution run;
        private final Sheet sheet;
        private final Tab tab;
        private final int row;
        private final int column;
        private final int rows;
        private final int columns;

        Range(Execution run, Sheet sheet, Tab tab, int row, int column, int rows, int columns) {
            this.run = run;
            this.sheet = sheet;
            this.tab = tab;
            this.row = row;
            this.column = column;
            this.rows = rows;
            this.columns = columns;
        }

        public Sheet getSheet() {
            return sheet;
        }

        public int getRow() {
            return row;
        }

        public int getLastRow() {
            return row + rows - 1;
        }

        public int getNumRows() {
            return rows;
        }

        public Value getValues() {
            List<List<String>> values = new ArrayList<>();
            for (int r = row; r < row + rows; r++) {
                List<String> cells = new ArrayList<>();
                for (int c = column; c < column + columns; c++) {
                    cells.add(tab.cell(r, c));
                }
                values.add(cells);
            }
            return run.own(values);
        }
    }

    /** The menu and the dialogs; somebody answers them as the test said before. */
    public static final class Ui {
        public final Buttons Button = new Buttons();
        public final ButtonSets ButtonSet = new ButtonSets();
        private final Execution run;

        Ui(Execution run) {
            this.run = run;
        }

        public Menu createMenu(String caption) {
            return new Menu(run, caption);
        }

        public String alert(String title, String text, String buttons) {
            return ask(title, text, buttons).button();
        }

        public PromptResponse prompt(String title, String text, String buttons) {
            return new PromptResponse(ask(title, text, buttons));
        }

        private Reply ask(String title, String text, String buttons) {
            if (run.kind == Kind.SIMPLE) {
                throw new IllegalStateException("You do not have permission to call Ui.alert");
            }
            run.project.dialogs.add(new Shown(title, text, buttons));
            return buttons.equals("OK") ? new Reply("OK", "") : run.project.replies.remove();
        }
    }

    /** {@code Ui.Button}. */
    public static final class Buttons {
        public final String OK = "OK";
        public final String YES = "YES";
        public final String NO = "NO";
        public final String CANCEL = "CANCEL";
    }

    /** {@code Ui.ButtonSet}. */
    public static final class ButtonSets {
        public final String OK = "OK";
        public final String OK_CANCEL = "OK_CANCEL";
        public final String YES_NO = "YES_NO";
    }

    /** What was typed into a prompt. */
    public static final class PromptResponse {
        private final Reply reply;

        PromptResponse(Reply reply) {
            this.reply = reply;
        }

        public String getSelectedButton() {
            return reply.button();
        }

        public String getResponseText() {
            return reply.text();
        }
    }

    /** A menu under construction. */
    public static final class Menu {
        private final Execution run;
        private final List<String> items = new ArrayList<>();

        Menu(Execution run, String caption) {
            this.run = run;
            items.add(caption);
        }

        public Menu addItem(String caption, String function) {
            items.add(caption + " -> " + function);
            return this;
        }

        public Menu addSeparator() {
            return this;
        }

        public void addToUi() {
            run.project.menu.clear();
            run.project.menu.addAll(items);
        }
    }
}

package org.amosheets.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.cli.ImportLine.Outcome;
import org.amosheets.engine.ImportCheck;
import org.amosheets.engine.ImportResults.Linked;
import org.amosheets.engine.ImportedRow;
import org.amosheets.engine.RowImport;
import org.amosheets.sync.Cell;

/** One run over a file: brings its rows in portions, and keeps what became of each. */
final class ImportRun {

    private static final int AT_ONCE = 500;

    /** Which row of the file a key stands for. */
    private record Waiting(int row, boolean earlier) {}

    private final RowImport rowImport;
    private final ImportCheck check;
    private final FileColumns columns;
    private final boolean dryRun;
    private final Map<Integer, ImportLine> lines = new TreeMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    ImportRun(RowImport rowImport, ImportCheck check, FileColumns columns, boolean dryRun) {
        this.rowImport = rowImport;
        this.check = check;
        this.columns = columns;
        this.dryRun = dryRun;
    }

    void readAll(XlsxFile file, Bar bar) {
        if (!dryRun) {
            rowImport.recover();
        }
        List<ImportedRow> portion = new ArrayList<>();
        while (file.hasNext()) {
            XlsxFile.Line line = file.next();
            Map<String, Cell> cells = columns.cells(line);
            if (!cells.isEmpty()) {
                ImportCheck.Verdict verdict = check.of(line.number(), cells);
                verdict.row()
                        .ifPresentOrElse(
                                portion::add, () -> put(line.number(), Outcome.refused, false, verdict.reason()));
            }
            if (portion.size() == AT_ONCE) {
                bring(portion);
                portion.clear();
            }
            bar.step(1);
        }
        bring(portion);
        if (!dryRun) {
            rowImport.close();
        }
    }

    private void bring(List<ImportedRow> portion) {
        if (portion.isEmpty()) {
            return;
        }
        Map<String, String> known = rowImport.known(portion);
        Map<String, String> added = dryRun ? Map.of() : rowImport.add(portion);
        for (ImportedRow row : portion) {
            boolean earlier = known.containsKey(row.identity());
            put(row.line(), dryRun && !earlier ? Outcome.would : Outcome.waiting, earlier, "");
            String key = earlier ? known.get(row.identity()) : added.get(row.identity());
            if (key != null) {
                waiting.put(key, new Waiting(row.line(), earlier));
            }
        }
    }

    /** The keys of rows that are in the sheet and of which nothing more is known yet. */
    List<String> waiting() {
        return List.copyOf(waiting.keySet());
    }

    void linked(String key, Linked linked) {
        Waiting row = waiting.remove(key);
        if (row != null) {
            lines.put(
                    row.row(),
                    new ImportLine(
                            row.row(),
                            linked.leadFound() ? Outcome.linked : Outcome.created,
                            linked.lead(),
                            linked.contact(),
                            linked.contactFound(),
                            row.earlier(),
                            ""));
        }
    }

    /** @param reason empty where the row is not in the sheet any more */
    void refused(String key, String reason) {
        Waiting row = waiting.remove(key);
        if (row != null) {
            put(row.row(), reason.isEmpty() ? Outcome.deleted : Outcome.refused, row.earlier(), reason);
        }
    }

    List<ImportLine> lines() {
        return List.copyOf(lines.values());
    }

    private void put(int row, Outcome outcome, boolean earlier, String reason) {
        lines.put(row, ImportLine.of(row, outcome, earlier, reason));
    }
}

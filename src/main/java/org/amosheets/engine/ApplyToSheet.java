package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sheets.WriteReport;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.FieldRule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes all that the batch has for the sheet in one request, and takes in which rows turned out to be other rows. */
public final class ApplyToSheet {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyToSheet.class);

    private final Sheet sheet;
    private final Store store;

    public ApplyToSheet(Sheet sheet, Store store) {
        this.sheet = sheet;
        this.store = store;
    }

    public Batch apply(Batch batch) {
        List<RowWrite> writes = new ArrayList<>();
        for (BatchRow row : batch.rows.values()) {
            if (!row.writes.isEmpty()) {
                writes.add(write(batch, row));
            }
        }
        if (writes.isEmpty()) {
            return batch;
        }
        keepBefore(batch);
        write(batch, writes);
        return batch;
    }

    /** What is about to be written; and a key that reached the sheet and not Redis would look like another installation's. */
    private void keepBefore(Batch batch) {
        Commit commit = store.newCommit();
        AuditWrites.cells(batch, commit);
        for (BatchRow row : batch.rows.values()) {
            if (row.appended && row.link != null && !row.writes.isEmpty()) {
                commit.putLink(row.link);
                commit.putRow(row.key, RowStates.of(batch, row, Phase.APPENDING));
            } else if (row.minted() && row.link == null && row.state == null) {
                commit.putRow(
                        row.key,
                        new RowState(row.number(), RowStates.fingerprint(batch, row), batch.now, Phase.NEW, ""));
            }
        }
        if (!commit.isEmpty()) {
            commit.run(store.lease());
        }
    }

    /** Google refuses a request as a whole; what it refuses is narrowed down to the row that causes it. */
    private void write(Batch batch, List<RowWrite> writes) {
        try {
            WriteReport report = sheet.write(batch.tab.service().key(), writes);
            writes.forEach(write -> batch.trail.end("row/" + write.row(), AuditEntry.DONE));
            take(batch, report);
        } catch (SheetsException.Rejected e) {
            if (writes.size() > 1) {
                write(batch, writes.subList(0, writes.size() / 2));
                write(batch, writes.subList(writes.size() / 2, writes.size()));
            } else {
                refused(batch, batch.rows.get(writes.get(0).row()), e);
            }
        } catch (SheetsException e) {
            LOG.warn(
                    "Tried to write {} rows but failed because: {} The rows are tried again.",
                    writes.size(),
                    e.getMessage());
            writes.forEach(write -> failed(batch, batch.rows.get(write.row())));
        }
    }

    /** A cell that may not be written (a protected range): the row is set aside, what amoCRM took of it stays taken. */
    private static void refused(Batch batch, @Nullable BatchRow row, SheetsException.Rejected why) {
        failed(batch, row);
        if (row != null) {
            row.again = false;
            row.refused = String.valueOf(why.getMessage());
            batch.trail.end(AuditWrites.writing(row), "refused: " + row.refused);
        }
    }

    private static RowWrite write(Batch batch, BatchRow row) {
        Map<String, CellWrite> cells = new HashMap<>();
        row.writes.forEach((column, value) ->
                cells.put(column, new CellWrite(row.read.cell(batch.header, column), value, row.shows.get(column))));
        return new RowWrite(row.number(), row.foundKey, cells, row.appended);
    }

    private static void take(Batch batch, WriteReport report) {
        report.moved().forEach(number -> {
            failed(batch, batch.rows.get(number));
            batch.trail.end("row/" + number, "not done: the row had moved, and what stood there was put back");
        });
        report.typedOver().forEach((number, columns) -> {
            BatchRow row = batch.rows.get(number);
            if (row != null) {
                row.again = true;
                AuditWrites.typedOver(batch, row, columns);
                columns.forEach(row.writes::remove);
                for (FieldRule rule : batch.tab.mapped().rules()) {
                    if (columns.contains(batch.tab.mapped().column(rule.field()))) {
                        batch.writtenCells.remove(Batch.cellId(row.key, rule.field()));
                    }
                }
                row.keyWritten &= !columns.contains(batch.tab.service().key());
            }
        });
    }

    private static void failed(Batch batch, @Nullable BatchRow row) {
        if (row != null) {
            row.again = true;
            row.sheetFailed = true;
            row.writes.clear();
            row.keyWritten = false;
            batch.writtenCells.removeIf(cell -> cell.startsWith(row.key + "/"));
        }
    }
}

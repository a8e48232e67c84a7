package org.amosheets.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sheets.PreImageCheck.Findings;
import org.amosheets.sheets.WriteJournal.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nearest thing to a compare-and-set that Sheets allows: writes, compares what was there before with what was expected,
 * and puts back what should not have been touched. Putting back is such a write too, so whoever types or sorts meanwhile is
 * noticed as well.
 */
final class GuardedWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedWriter.class);
    private static final int ROUNDS = 4;

    private final WriteJournal journal;
    private final TabFinder finder;
    private final Doubt doubt;
    private final WriteSender sender;
    private final StrayRows strays;
    private final OwnerMark mark;

    /** Whether our last write may not have been checked to its end. */
    private volatile boolean unsettled;

    GuardedWriter(
            WriteJournal journal, TabFinder finder, Doubt doubt, WriteSender sender, StrayRows strays, OwnerMark mark) {
        this.mark = mark;
        this.journal = journal;
        this.finder = finder;
        this.doubt = doubt;
        this.sender = sender;
        this.strays = strays;
    }

    boolean isSettled() {
        return !unsettled;
    }

    /** Finishes what the journal has open. A write that was never carried out is dropped, unless it puts something back. */
    void recover() {
        settleLast();
        for (Entry entry : journal.open()) {
            if (Entries.isRestoring(entry)) {
                settle(entry, run(entry));
            } else {
                journal.end(entry.writeId());
            }
        }
        unsettled = false;
    }

    /**
     * The write that the hidden tab tells of goes first, whatever its age: any other puts its own copies in place of those
     * that alone know what that one hit.
     */
    private void settleLast() {
        for (Entry entry : journal.open()) {
            Optional<PreImage> image = doubt.applied(entry);
            if (image.isPresent()) {
                settle(entry, PreImageCheck.of(entry, image.get()));
                return;
            }
        }
    }

    /** Writes, and mends what it hit by mistake. */
    Findings write(Entry entry) {
        if (unsettled) {
            recover();
        }
        begin(entry);
        Findings found = run(entry);
        settle(entry, found);
        return found;
    }

    /** Puts back in rounds; what people do meanwhile is found by each, and put right by the next. */
    private void settle(Entry entry, Findings found) {
        Entry open = entry;
        List<RowWrite> pending = pending(open, found);
        for (int round = 0; !pending.isEmpty(); round++) {
            Entry next = Entries.restoring(open, pending);
            // Both are open for a moment: what has to be put back must not be forgotten between two rounds.
            begin(next);
            journal.end(open.writeId(), Entries.shown(open, found));
            if (round == ROUNDS) {
                throw new SheetsException.Busy(
                        SheetsErrors.sentence(
                                "put back what stood in " + pending.size() + " rows",
                                "they keep changing",
                                "nothing: it is tried again"),
                        null);
            }
            pending = pending(next, run(next));
            open = next;
        }
        journal.end(open.writeId(), Entries.shown(open, found));
        unsettled = false;
    }

    private List<RowWrite> pending(Entry entry, Findings found) {
        List<RowWrite> pending = new ArrayList<>(found.back());
        if (Entries.isRestoring(entry) && !found.moved().isEmpty()) {
            Map<Integer, RowWrite> byRow = new LinkedHashMap<>();
            pending.forEach(row -> byRow.put(row.row(), row));
            // A stray may have moved to where this write did damage of its own: both are put right by one.
            strays.find(entry, found.moved()).forEach(stray -> byRow.merge(stray.row(), stray, StrayRows::both));
            return List.copyOf(byRow.values());
        }
        return pending;
    }

    /** One write. Where Google refuses it, the tab may have shrunk: the rest is written, and the rows beyond have moved. */
    private Findings run(Entry entry) {
        try {
            return PreImageCheck.of(entry, sender.send(entry));
        } catch (SheetsException.Rejected refused) {
            return runInside(entry, refused);
        }
    }

    private Findings runInside(Entry entry, SheetsException.Rejected refused) {
        int rows = finder.look().tab().rows();
        List<RowWrite> inside =
                entry.rows().stream().filter(row -> row.row() <= rows).toList();
        List<RowWrite> moved = new ArrayList<>(
                entry.rows().stream().filter(row -> row.row() > rows).toList());
        if (inside.isEmpty()) {
            return new Findings(moved, Map.of(), List.of());
        }
        Entry rest = new Entry(entry.writeId(), entry.keyColumn(), inside, entry.columns());
        begin(rest);
        try {
            Findings found = PreImageCheck.of(rest, sender.send(rest));
            moved.addAll(found.moved());
            return new Findings(moved, found.typed(), found.back());
        } catch (SheetsException.Rejected again) {
            if (!Entries.isRestoring(entry)) {
                journal.end(entry.writeId());
                unsettled = false;
                throw again;
            }
            // Were it tried for ever, no other write would come through any more.
            LOG.error(
                    "What stood in rows {} could not be put back",
                    inside.stream().map(RowWrite::row).toList(),
                    refused);
            journal.abandon(entry.writeId());
            return new Findings(List.of(), Map.of(), List.of());
        }
    }

    private void begin(Entry entry) {
        unsettled = true;
        mark.reached(journal.begin(entry));
    }
}

package org.amosheets.sync.histories;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.sync.Plan;
import org.amosheets.sync.SheetValue;
import org.amosheets.sync.histories.Ledger.Edit;
import org.amosheets.sync.histories.Step.CrmEdit;
import org.amosheets.sync.histories.Step.Cut;
import org.amosheets.sync.histories.Step.SheetEdit;
import org.amosheets.sync.histories.Step.Sync;
import org.amosheets.sync.histories.World.Row;

/** Plays a history, lets the world come to rest, and asks the oracle. */
final class HistoryRun {

    /** L4. */
    private static final int ROUNDS = 3;

    private final World world;
    private final Ledger ledger;
    private final Service service;
    private int time;

    private HistoryRun(History history) {
        world = new World(history.seed(), history.rows());
        ledger = new Ledger(world);
        service = new Service(world, ledger);
    }

    /** Throws an {@link AssertionError} where the history breaks an invariant. */
    static void check(History history) {
        HistoryRun run = new HistoryRun(history);
        history.steps().forEach(run::play);
        Plan last = run.settle();
        new Oracle(run.world, run.ledger, last).check();
    }

    private void play(Step step) {
        time++;
        if (step instanceof SheetEdit edit && edit.row() < world.rows.size()) {
            type(edit);
        } else if (step instanceof CrmEdit edit && edit.row() < world.rows.size()) {
            change(edit);
        } else if (step instanceof Sync sync) {
            service.sync(sync, time);
        }
    }

    private void type(SheetEdit edit) {
        Row row = world.rows.get(edit.row());
        SheetValue cell = edit.how().cell(edit.field(), edit.value());
        if (!row.shows(edit.field()) || row.cell(edit.field()).equals(cell)) {
            return;
        }
        Place place = row.place(edit.field());
        record(place, row.key(), row.cell(edit.field()).canonical(), edit.value());
        row.cells().put(edit.field(), cell);
        ledger.count(new Ledger.SheetEdits(place));
        ledger.count(new Ledger.CellEdits(row.key(), edit.field()));
    }

    private void change(CrmEdit edit) {
        Place place = world.rows.get(edit.row()).place(edit.field());
        List<String> values = new ArrayList<>(world.crm(place));
        boolean impossible = edit.field().equals(World.STATUS) && edit.value().isEmpty();
        if (impossible || place.target().id() == 0 || world.holds(place, edit.value())) {
            return;
        }
        int slot = place.several() ? edit.slot() : 0;
        String before = slot < values.size() ? values.remove(slot) : "";
        if (!place.plain(edit.value()).isEmpty()) {
            values.add(Math.min(slot, values.size()), edit.value());
        }
        record(place, "amoCRM", before, edit.value());
        world.setCrm(place, values);
        ledger.count(new Ledger.Versions(place));
    }

    private void record(Place place, String where, String from, String to) {
        String before = place.plain(from);
        String after = place.plain(to);
        boolean unknown =
                world.rowsOf(place).stream().anyMatch(row -> !row.base().containsKey(place.field()));
        boolean owed = !before.equals(after)
                && !(after.isEmpty() && (unknown || place.field().equals(World.STATUS)));
        boolean oneTakenAway = place.several() && after.isEmpty();
        if (ledger.killed
                && (oneTakenAway || world.rowsOf(place).stream().anyMatch(row -> isBase(row, place, after)))) {
            ledger.trapped.add(place);
        }
        ledger.edits.add(new Edit(time, place, where, before, after, owed));
    }

    /** An unknown base is as good as an empty one to whoever empties the other side. */
    private static boolean isBase(Row row, Place place, String value) {
        String base = row.base().get(place.field());
        return base == null ? place.plain(value).isEmpty() : place.same(base, value);
    }

    private Plan settle() {
        for (int round = 0; round <= ROUNDS; round++) {
            time++;
            Plan plan = service.sync(new Sync(Cut.NOTHING_FAILS, time), time);
            if (plan.writesNothing() && plan.bases().isEmpty()) {
                return plan;
            }
        }
        throw new AssertionError("L4: still writing after " + ROUNDS + " rounds\n" + world);
    }
}

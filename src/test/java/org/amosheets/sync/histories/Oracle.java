package org.amosheets.sync.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Policy;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.amosheets.sync.histories.Ledger.CellEdits;
import org.amosheets.sync.histories.Ledger.CellWrites;
import org.amosheets.sync.histories.Ledger.Edit;
import org.amosheets.sync.histories.Ledger.Patches;
import org.amosheets.sync.histories.Ledger.SheetEdits;
import org.amosheets.sync.histories.Ledger.Versions;
import org.amosheets.sync.histories.World.Row;

/** What has to hold of a world at rest. Knows what people did, nothing of how the planner decides. */
record Oracle(World world, Ledger ledger, Plan last) {

    void check() {
        for (Row row : world.rows) {
            for (String field : World.FIELDS) {
                if (row.shows(field)) {
                    agreesOrIsListed(row, field);
                    echoesNothing(row, field);
                }
            }
        }
        ledger.edits.stream()
                .filter(edit -> edit.owed() && !ledger.trapped.contains(edit.place()))
                .forEach(this::isNotLost);
    }

    /** L1. */
    private void agreesOrIsListed(Row row, String field) {
        Place place = row.place(field);
        SheetValue cell = row.cell(field);
        String base = row.base().get(field);
        boolean agrees = world.holds(place, cell.canonical()) && base != null && place.same(base, cell.canonical());
        List<Problem> listed = last.problems().getOrDefault(row.key(), List.of()).stream()
                .filter(problem -> problem.column().equals(field))
                .toList();
        assertThat(listed)
                .as("L1: %s %s agrees (%s) or is listed", row.key(), field, agrees)
                .hasSize(agrees ? 0 : 1);
        if (!agrees) {
            switch (listed.get(0).code()) {
                case FORMULA_DIFFERS ->
                    assertThat(cell.formula()).as("a formula").isTrue();
                case CONFLICT ->
                    assertThat(mayBeOpen(place)).as("open conflict: %s", place).isTrue();
                default -> assertThat(cell.problem()).as("an unreadable cell").isNotNull();
            }
        }
    }

    /** A conflict stays open where a person is to be asked, or where rows of a contact want different things. */
    private boolean mayBeOpen(Place place) {
        return world.policy(place.field()) == Policy.ASK
                || (place.target().contact() && world.rowsOf(place).size() > 1);
    }

    /** I7: a row is written at most once for each value that amoCRM came to hold, or in answer to an edit of its own. */
    private void echoesNothing(Row row, String field) {
        Place place = row.place(field);
        if (ledger.trapped.contains(place)) {
            return;
        }
        assertThat(ledger.counted(new CellWrites(row.key(), field)))
                .as("I7: writes to %s %s", row.key(), field)
                .isLessThanOrEqualTo(
                        ledger.counted(new Versions(place)) + ledger.counted(new CellEdits(row.key(), field)));
        long again = ledger.killed
                ? ledger.conflicts.stream()
                        .filter(seen -> seen.place().equals(place))
                        .count()
                : 0;
        assertThat(ledger.counted(new Patches(place)))
                .as("I7: patches of %s", place)
                .isLessThanOrEqualTo(ledger.counted(new SheetEdits(place)) + (int) again);
    }

    /** I2. */
    private void isNotLost(Edit edit) {
        boolean explained = isCurrent(edit) || wasReplaced(edit) || lostToAConflict(edit);
        assertThat(explained).as("I2: lost %s\n%s", edit, world).isTrue();
    }

    private boolean isCurrent(Edit edit) {
        Place place = edit.place();
        if (place.several() && edit.after().isEmpty()) {
            return !world.crm(place).contains(edit.before());
        }
        return world.holds(place, edit.after())
                || world.rowsOf(place).stream()
                        .anyMatch(row -> place.same(row.cell(place.field()).canonical(), edit.after()));
    }

    /** By somebody who could see it, for it is what he replaced. */
    private boolean wasReplaced(Edit edit) {
        boolean taken = edit.place().several() && edit.after().isEmpty();
        return ledger.edits.stream()
                .filter(other -> other.time() >= 0 && other.place().equals(edit.place()))
                .anyMatch(
                        other -> taken ? cameBack(edit, other) : other.before().equals(edit.after()));
    }

    /** Whether a phone that was taken away was typed elsewhere, or later another in the cell that was emptied. */
    private static boolean cameBack(Edit taken, Edit other) {
        boolean sameCell = other.where().equals(taken.where()) && other.before().isEmpty();
        return (sameCell && other.time() > taken.time()) || other.after().equals(taken.before());
    }

    private boolean lostToAConflict(Edit edit) {
        Place place = edit.place();
        return ledger.conflicts.stream()
                .filter(seen -> seen.place().equals(place) && seen.time() >= edit.time())
                .anyMatch(seen -> place.same(seen.conflict().sheet(), edit.after())
                        || place.same(seen.conflict().crm(), edit.after()));
    }
}

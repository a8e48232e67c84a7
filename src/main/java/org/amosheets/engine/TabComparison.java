package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Change;

/** Holds a read of the whole tab against what is known of its rows. Decides; writes nothing. */
final class TabComparison {

    /**
     * @param starting whether this is the first look after the start
     * @param remapped whether columns stand for other fields than at the last look
     * @param at in ms since the epoch
     */
    record Occasion(boolean starting, boolean remapped, long at) {}

    private final Tab tab;
    private final Header header;
    private final KnownRows known;
    private final Set<String> heldCopies;
    private final Occasion occasion;
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<SheetRow> unknown = new ArrayList<>();
    private final Map<String, RowState> places = new HashMap<>();
    private final Map<String, RowState> missing = new HashMap<>();
    private final List<String> gone = new ArrayList<>();

    /** @param heldCopies the copies that wait for a person, or were refused by one */
    TabComparison(Tab tab, TabRead read, KnownRows known, Set<String> heldCopies, Occasion occasion) {
        this.tab = tab;
        this.header = read.header();
        this.known = known;
        this.heldCopies = heldCopies;
        this.occasion = occasion;
        read.rows().forEach(row -> seen.merge(tab.key(header, row), 1, Integer::sum));
        read.rows().forEach(this::compare);
        known.forEach(this::missWhereGone);
    }

    /** Rows with a known key that have to be looked at. */
    List<Change> changes() {
        return changes;
    }

    /** Rows without a known key. */
    List<SheetRow> unknown() {
        return unknown;
    }

    /** By key, what is to be kept of rows that are at another place than they were. */
    Map<String, RowState> places() {
        return places;
    }

    /** By key, what is known of rows that were there at the last look and that the read does not show. */
    Map<String, RowState> missing() {
        return missing;
    }

    /** @param there the keys that stand in the tab, as a younger read shows them: those are not gone */
    void forgetMissing(Collection<String> there) {
        there.forEach(key -> missing.remove(key.strip()));
        missing.forEach(this::forget);
    }

    /** The keys of rows that are gone. */
    List<String> gone() {
        return gone;
    }

    private void compare(SheetRow row) {
        String key = tab.key(header, row);
        RowState state = known.get(key);
        if (state == null) {
            if (!tab.isBlank(header, row)
                    && !known.wroteAt(row.number())
                    && !heldCopies.contains(CopyBrake.id(tab, header, row))) {
                unknown.add(row);
            }
        } else if (seen.getOrDefault(key, 0) > 1) {
            // Where the original is will be found out; until then it was last seen where it was.
            if (!CopyBrake.waits(tab, header, row, state, heldCopies)) {
                changes.add(Change.row(row.number(), Change.Source.POLL, occasion.at()));
            }
        } else {
            compare(row, key, state);
        }
    }

    private void compare(SheetRow row, String key, RowState state) {
        String fingerprint = RowReader.fingerprint(tab, header, row);
        boolean edited = !fingerprint.equals(state.fingerprint()) && !known.outdated(key, fingerprint);
        boolean waiting = occasion.starting() && state.phase().equals(Phase.NEW);
        boolean back = state.position() == 0;
        if (edited || waiting || back) {
            changes.add(Change.key(key, Change.Source.POLL, occasion.at()));
        }
        // A row that a batch found missing is back, or has gone since: only by its place will that be found out.
        if (state.position() != row.number() && (back || !known.wrote(key))) {
            places.put(key, at(row.number(), state));
        }
        if (occasion.remapped()) {
            changes.add(Change.key(key, Change.Source.RETRY, occasion.at()));
        }
    }

    private void missWhereGone(String key, RowState state) {
        if (!seen.containsKey(key) && state.position() != 0 && !known.wrote(key)) {
            missing.put(key, state);
        }
    }

    /** Nothing is deleted for a key that the tab does not have now: its row is only not looked for until it is seen again. */
    private void forget(String key, RowState state) {
        places.put(key, at(0, state));
        if (!state.phase().equals(Phase.APPENDING)) {
            gone.add(key);
        }
    }

    private static RowState at(int position, RowState state) {
        return new RowState(position, state.fingerprint(), state.firstSeen(), state.phase(), state.note());
    }
}

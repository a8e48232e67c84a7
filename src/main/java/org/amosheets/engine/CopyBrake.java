package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.store.Commit;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;

/** The brake on copied rows: many at once become no leads until a person says so. */
final class CopyBrake {

    /** How the ids of such entries begin. */
    static final String PREFIX = "brake-copies:";

    /** Copies that wait or were refused. */
    static final String HELD = "copies-held";
    /** Copies that a person let go, each for once. */
    static final String APPROVED = "copies-approved";

    private static final String WINDOW = "copies-window";
    private static final String IDS = "ids";
    private static final String COUNT = "rows";

    private final Store store;
    private final Brake brake;
    private final BrakeWindow window;

    CopyBrake(Store store, SyncOptions options) {
        this.store = store;
        this.brake = new Brake(options.brakeRows(), options.brakePercent());
        this.window = new BrakeWindow(store, WINDOW);
    }

    /** What a copy is remembered by: a row number would be another row's after the next sort. */
    static String id(Tab tab, Header header, SheetRow row) {
        return tab.key(header, row) + "/" + RowReader.fingerprint(tab, header, row);
    }

    /** Whether a row whose key stands in several places is as it was when the copies were held. */
    static boolean waits(Tab tab, Header header, SheetRow row, RowState state, Set<String> held) {
        if (row.number() != state.position()) {
            return held.contains(id(tab, header, row));
        }
        String key = tab.key(header, row) + "/";
        return RowReader.fingerprint(tab, header, row).equals(state.fingerprint())
                && held.stream().anyMatch(id -> id.startsWith(key));
    }

    /** The copies among these that may become rows of their own; the others take no part in the batch. */
    List<BatchRow> admit(Batch batch, List<BatchRow> copies) {
        if (copies.isEmpty()) {
            return copies;
        }
        Set<String> held = store.marks().set(HELD);
        Set<String> approved = store.marks().set(APPROVED);
        List<BatchRow> admitted = new ArrayList<>();
        Map<String, BatchRow> fresh = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (BatchRow row : copies) {
            String id = id(batch.tab, batch.header, row.read);
            if (approved.contains(id)) {
                used.add(id);
                admitted.add(row);
            } else if (held.contains(id)) {
                batch.rows.remove(row.number());
                batch.heldCopies.add(row.number());
            } else {
                fresh.put(row.number() + "/" + id, row);
            }
        }
        batch.commit.removeFromSet(APPROVED, used);
        if (!fresh.isEmpty()) {
            int lately = window.with(fresh.keySet(), batch.now, batch.commit).size();
            if (brake.stops(lately, store.links().size())) {
                hold(batch, fresh.values());
            } else {
                admitted.addAll(fresh.values());
            }
        }
        return admitted;
    }

    /** Without those that are known to be copies: while they wait, an edited original must not be taken for one. */
    List<BatchRow> withoutHeld(Batch batch, List<BatchRow> rows) {
        Set<String> held = store.marks().set(HELD);
        return rows.stream()
                .filter(row -> row.state == null
                        || row.state.position() == row.number()
                        || !held.contains(id(batch.tab, batch.header, row.read)))
                .toList();
    }

    private void hold(Batch batch, Iterable<BatchRow> copies) {
        Optional<Standing.Entry> open = store.standing().list(Standing.HELD).stream()
                .filter(entry -> entry.id().startsWith(PREFIX))
                .findFirst();
        Set<String> ids = new TreeSet<>(open.map(CopyBrake::ids).orElse(Set.of()));
        Set<String> keys = new TreeSet<>(open.map(Standing.Entry::rows).orElse(List.of()));
        int count = open.map(entry -> Integer.parseInt(entry.data().getOrDefault(COUNT, "0")))
                .orElse(0);
        for (BatchRow row : copies) {
            ids.add(id(batch.tab, batch.header, row.read));
            keys.add(row.foundKey);
            count++;
            batch.rows.remove(row.number());
            batch.heldCopies.add(row.number());
        }
        keys.remove("");
        batch.commit.addToSet(HELD, ids);
        batch.commit.putStanding(new Standing.Entry(
                open.map(Standing.Entry::id).orElse(PREFIX + batch.now),
                Standing.HELD,
                "The brake holds " + count
                        + " copied rows. Approving makes a new lead of each copy; dropping leaves them"
                        + " alone until they are edited.",
                List.copyOf(keys),
                List.of(),
                open.map(Standing.Entry::since).orElse(batch.now),
                List.of(),
                Map.of(IDS, String.join("\n", ids), COUNT, Integer.toString(count))));
    }

    private static Set<String> ids(Standing.Entry entry) {
        return new TreeSet<>(Arrays.asList(entry.data().getOrDefault(IDS, "").split("\n")));
    }

    /** Lets the copies of the entry go: the next look at the tab finds them. */
    static void approve(Standing.Entry entry, Commit commit) {
        commit.addToSet(APPROVED, ids(entry));
        commit.removeFromSet(HELD, ids(entry));
    }
}

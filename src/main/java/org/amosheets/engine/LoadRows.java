package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;
import org.amosheets.sync.Problem;

/**
 * Reads the rows that the batch is about. A row is known by its key: where it was last seen is a hint, and only where
 * the hint fails is the key column read.
 */
public final class LoadRows {

    private static final Set<Problem.Code> UNKNOWN =
            Set.of(Problem.Code.UNKNOWN_STATUS, Problem.Code.UNKNOWN_PIPELINE, Problem.Code.UNKNOWN_OPTION);

    private final Store store;
    private final Sheet sheet;
    private final TabSource tabs;

    public LoadRows(Store store, Sheet sheet, TabSource tabs) {
        this.store = store;
        this.sheet = sheet;
        this.tabs = tabs;
    }

    public Batch load(Batch batch) {
        Set<Integer> numbers = new TreeSet<>();
        for (Change change : batch.changes(Change.Kind.ROW)) {
            int number = Integer.parseInt(change.ref());
            if (number > 1) {
                numbers.add(number);
            }
        }
        batch.changes(Change.Kind.KEY).forEach(change -> batch.wantedKeys.add(change.ref()));
        if (numbers.isEmpty() && batch.wantedKeys.isEmpty()) {
            return batch;
        }
        read(batch, hinted(batch, numbers));
        if (!batch.tab.hasServiceColumns(batch.header)) {
            putOff(batch);
            return batch;
        }
        locate(batch, batch.wantedKeys, numbers);
        Set<String> siblings = keysOfSameContacts(batch);
        siblings.removeAll(batch.rowsByKey().keySet());
        locate(batch, siblings, Set.of());
        confirmCopies(batch);
        if (usesUnknownNames(batch) && tabs.refresh()) {
            batch.tab = tabs.bind(batch.header);
        }
        return batch;
    }

    /** A service column is missing: the look at the whole tab puts it back and finds out what that means for the rows. */
    private static void putOff(Batch batch) {
        batch.rows.clear();
        batch.callers = List.of();
        batch.importing = false;
        batch.commit.mark(StandingChanges.SCAN_ASKED, batch.now);
        for (Change change : batch.taken.changes()) {
            batch.commit.later(batch.taken.lane(), change, Duration.ofSeconds(2));
        }
    }

    /**
     * The batch's rows come from several reads, and a row that moved between two of them is found at both places. Only what
     * one single read shows twice is a copy. A row that is lost over this is looked for again.
     */
    private void confirmCopies(Batch batch) {
        Set<String> keys = new LinkedHashSet<>();
        List<Integer> numbers = List.copyOf(batch.rows.keySet());
        boolean copies = false;
        for (BatchRow row : batch.rows.values()) {
            copies |= !row.key.isEmpty() && !keys.add(row.key);
        }
        if (copies) {
            batch.rows.clear();
            read(batch, numbers);
            recall(batch, batch.rowsByKey().keySet());
            keys.removeAll(batch.rowsByKey().keySet());
            lookAgain(batch, keys);
        }
    }

    private Set<Integer> hinted(Batch batch, Set<Integer> numbers) {
        Set<Integer> hinted = new TreeSet<>(numbers);
        store.rows().byKeys(batch.wantedKeys).values().forEach(state -> hinted.add(state.position()));
        hinted.removeIf(number -> number < 2);
        return hinted;
    }

    /** Somebody may use a status or an option that was added in amoCRM a moment ago. */
    private static boolean usesUnknownNames(Batch batch) {
        return batch.rows.values().stream()
                .flatMap(row -> RowReader.values(
                        batch.tab, batch.header, row.read, row.link == null ? Map.of() : row.link.base(), 0)
                        .values()
                        .stream())
                .anyMatch(value -> value.problem() != null
                        && UNKNOWN.contains(value.problem().code()));
    }

    /** Reads these rows, by key and by number, and finds every place where one of their keys stands. */
    private void locate(Batch batch, Collection<String> wanted, Set<Integer> numbers) {
        if (wanted.isEmpty() && numbers.isEmpty()) {
            return;
        }
        Map<String, RowState> states = store.rows().byKeys(wanted);
        Set<Integer> hinted = new TreeSet<>(numbers);
        states.values().forEach(state -> hinted.add(state.position()));
        hinted.removeIf(number -> number < 2);
        read(batch, hinted);
        Set<String> found = batch.rowsByKey().keySet();
        recall(batch, found);
        boolean lost = wanted.stream().anyMatch(key -> !found.contains(key) && !isGone(states.get(key)));
        if (lost || anyOutOfPlace(batch)) {
            searchKeyColumn(batch, wanted);
        }
    }

    private static boolean isGone(@org.jspecify.annotations.Nullable RowState state) {
        return state != null && state.position() == 0;
    }

    private void read(Batch batch, Collection<Integer> numbers) {
        Set<Integer> unread = new TreeSet<>(numbers);
        unread.removeAll(batch.rows.keySet());
        if (unread.isEmpty() && !batch.header.names().isEmpty()) {
            return;
        }
        TabRead read = sheet.rows(unread);
        batch.header = read.header();
        batch.tab = tabs.bind(read.header());
        for (SheetRow row : read.rows()) {
            batch.rows.put(row.number(), new BatchRow(row, batch.tab.key(read.header(), row)));
        }
    }

    /** What is known of the rows that were found. */
    private void recall(Batch batch, Collection<String> keys) {
        Map<String, RowState> states = store.rows().byKeys(keys);
        Map<String, Link> links = store.links().byKeys(keys);
        Map<String, Map<String, String>> sent = store.sent().byKeys(keys);
        Map<String, Map<String, String>> shown = store.shown().byKeys(keys);
        for (BatchRow row : batch.rows.values()) {
            row.sent = sent.getOrDefault(row.key, Map.of());
            row.shown = shown.getOrDefault(row.key, Map.of());
            row.state = states.get(row.key);
            row.link = links.get(row.key);
            row.linkedBefore = row.link != null;
            row.keptBase = row.link == null ? Map.of() : row.link.base();
        }
    }

    /** A known key at another place than before: the row moved, or was copied. */
    private static boolean anyOutOfPlace(Batch batch) {
        Set<String> seen = new HashSet<>();
        for (BatchRow row : batch.rows.values()) {
            boolean moved = row.state != null && row.state.position() != row.number();
            if (!row.key.isEmpty() && (moved || !seen.add(row.key))) {
                return true;
            }
        }
        return false;
    }

    private void searchKeyColumn(Batch batch, Collection<String> missing) {
        Set<String> wanted = new TreeSet<>(missing);
        batch.rows.values().forEach(row -> wanted.add(row.key));
        wanted.remove("");
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        sheet.keys(batch.tab.service().key()).forEach((number, key) -> {
            if (wanted.contains(key.strip())) {
                places.computeIfAbsent(key.strip(), k -> new java.util.ArrayList<>())
                        .add(number);
            }
        });
        Set<Integer> numbers = new TreeSet<>();
        places.values().forEach(numbers::addAll);
        read(batch, numbers);
        // Rows may have moved since: what is read at a place may be one that nobody asked for, and is known all the
        // same.
        Set<String> known = new TreeSet<>(wanted);
        known.addAll(batch.rowsByKey().keySet());
        recall(batch, known);
        forgetPlaces(batch, wanted, places.keySet());
        places.keySet().removeAll(batch.rowsByKey().keySet());
        lookAgain(batch, places.keySet());
    }

    /** Rows that moved on between two reads: nothing else would tell of them again. */
    private static void lookAgain(Batch batch, Collection<String> keys) {
        keys.forEach(key -> batch.commit.later(
                Inbox.Lane.ROWS, Change.key(key, Change.Source.RETRY, batch.now), Duration.ofSeconds(1)));
    }

    /** Keys that the tab no longer has: their rows were deleted, or are on their way in a cut and paste. */
    private void forgetPlaces(Batch batch, Set<String> wanted, Set<String> present) {
        Set<String> gone = new TreeSet<>(wanted);
        gone.removeAll(present);
        List<String> news = new ArrayList<>();
        new TreeMap<>(store.rows().byKeys(gone)).forEach((key, state) -> {
            batch.commit.putRow(
                    key, new RowState(0, state.fingerprint(), state.firstSeen(), state.phase(), state.note()));
            if (state.position() != 0 && !state.phase().equals(Phase.APPENDING)) {
                news.add(key);
            }
        });
        GoneRows.tell(news);
    }

    /** A contact's fields are merged over all its rows, so all of them are needed. */
    private Set<String> keysOfSameContacts(Batch batch) {
        Set<Long> contacts = new TreeSet<>();
        for (BatchRow row : batch.rows.values()) {
            if (row.link != null && row.link.contactId() != 0) {
                contacts.add(row.link.contactId());
            }
        }
        Set<String> keys = new TreeSet<>();
        if (!contacts.isEmpty() && batch.tab.mapsContact()) {
            store.links().keysByContact(contacts).values().forEach(keys::addAll);
        }
        return keys;
    }
}

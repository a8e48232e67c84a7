package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Change;

/**
 * Gives each row its own key: a new row gets one, a copied row gets another than its original, and a row whose key cell
 * was cleared or edited gets its own back. The keys are written with the batch's one write.
 */
public final class IdentifyRows {

    private static final String COPIES = "copies:";
    /** A mark that old is of an earlier copy, which was taken away before anything was decided. */
    private static final long FORGOTTEN_MS = 600_000;

    private final Store store;
    private final Sheet sheet;
    private final Supplier<String> keys;
    private final SyncOptions options;
    private final CopyBrake brake;

    public IdentifyRows(Store store, Sheet sheet, Supplier<String> keys, SyncOptions options) {
        this.store = store;
        this.sheet = sheet;
        this.keys = keys;
        this.options = options;
        this.brake = new CopyBrake(store, options);
    }

    public Batch identify(Batch batch) {
        List<BatchRow> copies = new ArrayList<>();
        tellCopiesApart(batch, copies);
        List<BatchRow> strangers = strangers(batch);
        if (!strangers.isEmpty()) {
            giveKeys(batch, strangers, copies);
        }
        brake.admit(batch, copies).forEach(row -> makeNew(batch, row));
        return batch;
    }

    /** Rows that hold something but no key that is known. */
    private List<BatchRow> strangers(Batch batch) {
        Set<String> unknown = new TreeSet<>();
        for (BatchRow row : batch.open()) {
            if (!row.key.isEmpty() && row.state == null && row.link == null) {
                unknown.add(row.key);
            }
        }
        var intents = store.intents().byKeys(batch.rowsByKey().keySet());
        batch.open().forEach(row -> row.intent = intents.get(row.key));
        List<BatchRow> strangers = new ArrayList<>();
        Set<String> held = null;
        for (BatchRow row : batch.open()) {
            boolean stranger = row.key.isEmpty() || (unknown.contains(row.key) && row.intent == null);
            if (batch.tab.isBlank(batch.header, row.read)) {
                row.settled = row.link == null;
            } else if (stranger) {
                held = held == null ? store.marks().set(ImportGate.HELD) : held;
                row.settled =
                        row.key.isEmpty() && held.contains(RowReader.fingerprint(batch.tab, batch.header, row.read));
                if (!row.settled) {
                    strangers.add(row);
                }
            }
        }
        return strangers;
    }

    private void giveKeys(Batch batch, List<BatchRow> strangers, List<BatchRow> copies) {
        Map<BatchRow, Long> leadIds = new LinkedHashMap<>();
        for (BatchRow row : strangers) {
            batch.tab.leadId(batch.header, row.read).filter(id -> id > 0).ifPresent(id -> leadIds.put(row, id));
        }
        Map<Long, String> owners =
                leadIds.isEmpty() ? Map.of() : store.links().keysByLead(new HashSet<>(leadIds.values()));
        Set<String> present = owners.isEmpty()
                ? Set.of()
                : new HashSet<>(sheet.keys(batch.tab.service().key()).values());
        Set<String> restored = new HashSet<>();
        for (BatchRow row : strangers) {
            String owner = owners.get(leadIds.getOrDefault(row, 0L));
            if (owner != null && !present.contains(owner) && restored.add(owner)) {
                giveKey(batch, row, owner);
            } else if (owner != null) {
                row.settled = true;
                copies.add(row);
            } else if (row.key.isEmpty()) {
                giveKey(batch, row, keys.get());
            }
        }
    }

    private void giveKey(Batch batch, BatchRow row, String key) {
        row.key = key;
        row.writes.put(batch.tab.service().key(), Cell.text(key));
        row.settled = true;
    }

    /** A copy: another row has its lead, so it loses the ids it was copied with. */
    private void makeNew(Batch batch, BatchRow row) {
        giveKey(batch, row, keys.get());
        var service = batch.tab.service();
        for (String column :
                List.of(service.leadId(), service.contactId(), service.link(), service.externalId(), service.note())) {
            if (!column.isEmpty() && !row.read.cell(batch.header, column).isBlank()) {
                row.writes.put(column, Cell.EMPTY);
            }
        }
        row.link = null;
        row.state = null;
    }

    private void tellCopiesApart(Batch batch, List<BatchRow> copies) {
        Map<String, List<BatchRow>> byKey = new HashMap<>();
        for (BatchRow row : batch.rows.values()) {
            if (!row.key.isEmpty()) {
                byKey.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row);
            }
        }
        byKey.values().removeIf(rows -> rows.size() < 2);
        byKey.forEach((key, rows) -> {
            Optional<BatchRow> keeper = keeper(batch, key, rows);
            if (keeper.isEmpty()) {
                rows.forEach(row -> row.settled = true);
                batch.commit.later(
                        Inbox.Lane.ROWS, Change.key(key, Change.Source.RETRY, batch.now), options.newRowQuiet());
            }
            keeper.ifPresent(
                    original -> rows.stream().filter(row -> row != original).forEach(row -> {
                        row.settled = true;
                        copies.add(row);
                    }));
        });
    }

    /**
     * Which of several rows with one key is the original. The row that the script names is the copy; without that word all
     * have to be quiet first, then the one that shows what was agreed is the original, else the one where it was last seen.
     */
    private Optional<BatchRow> keeper(Batch batch, String key, List<BatchRow> rows) {
        List<BatchRow> notHeld = brake.withoutHeld(batch, rows);
        if (notHeld.size() == 1) {
            return Optional.of(notHeld.get(0));
        }
        Set<Integer> edited = new HashSet<>();
        for (Change change : batch.changes(Change.Kind.ROW)) {
            if (change.source() == Change.Source.SCRIPT || change.source() == Change.Source.WHOLE) {
                edited.add(Integer.parseInt(change.ref()));
            }
        }
        List<BatchRow> left =
                rows.stream().filter(row -> !edited.contains(row.number())).toList();
        if (left.size() == 1) {
            return Optional.of(left.get(0));
        }
        long quietMs = options.newRowQuiet().toMillis();
        String mark = COPIES + key;
        var firstSeen = store.marks().number(mark);
        boolean isNew = firstSeen.isEmpty() || batch.now - firstSeen.getAsLong() > FORGOTTEN_MS + quietMs;
        if (isNew) {
            batch.commit.mark(mark, batch.now);
            return Optional.empty();
        }
        if (batch.now - firstSeen.getAsLong() < quietMs) {
            return Optional.empty();
        }
        batch.commit.dropMark(mark);
        List<BatchRow> candidates = left.isEmpty() ? rows : left;
        List<BatchRow> agreed =
                candidates.stream().filter(row -> showsBase(batch, row)).toList();
        List<BatchRow> best = agreed.isEmpty() ? candidates : agreed;
        return Optional.of(best.stream()
                .filter(row -> row.state != null && row.state.position() == row.number())
                .findFirst()
                .orElse(best.get(0)));
    }

    private static boolean showsBase(Batch batch, BatchRow row) {
        if (row.link == null) {
            return false;
        }
        var base = row.link.base();
        return RowReader.values(batch.tab, batch.header, row.read, base, 0).entrySet().stream()
                .allMatch(value -> value.getValue().canonical().equals(base.get(value.getKey())));
    }
}

package org.amosheets.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.NewLeads.Fate;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives rows to leads that have none, where the mapping says so. The link is stored before the row is written, so that a
 * lead has one row whatever is repeated; a row that a crash kept from being written is written under the same key.
 */
public final class AppendRows {

    /** A lead that gets a row, and the key that the row shall have; empty where it has none yet. */
    private record Wanted(Lead lead, String key) {}

    private static final Logger LOG = LoggerFactory.getLogger(AppendRows.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);
    /** What somebody else has to do first is not waited for any longer. */
    private static final long PATIENCE_MS = Duration.ofMinutes(10).toMillis();

    private final Store store;
    private final AmoCrm amoCrm;
    private final Sheet sheet;
    private final TabSource tabs;
    private final Supplier<String> keys;

    public AppendRows(Store store, AmoCrm amoCrm, Sheet sheet, TabSource tabs, Supplier<String> keys) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.sheet = sheet;
        this.tabs = tabs;
        this.keys = keys;
    }

    public Batch append(Batch batch) {
        Map<Long, Wanted> wanted = unfinished(batch);
        for (long id : batch.rowless) {
            Lead lead = batch.leads.get(id);
            Fate fate = lead == null ? Fate.NONE : fate(batch, lead);
            if (lead != null && fate == Fate.ROW) {
                wanted.put(id, new Wanted(lead, ""));
            } else if (lead != null && fate == Fate.UNKNOWN) {
                later(batch, lead, LATER);
            }
        }
        if (!wanted.isEmpty()) {
            append(batch, wanted);
        }
        return batch;
    }

    /** Whether the lead, as it was just read, gets a row where it has none. */
    static Fate fate(Tab tab, Lead lead) {
        return lead.deleted() ? Fate.NONE : tab.newLeads().of(lead.pipelineId(), lead.statusId(), lead.createdAt());
    }

    /** As {@link #fate(Tab, Lead)}, for one that a person may have asked for. */
    private static Fate fate(Batch batch, Lead lead) {
        return batch.pulled.containsKey(lead.id()) && !lead.deleted() ? Fate.ROW : fate(batch.tab, lead);
    }

    /**
     * Leads whose row was about to be written when the service was interrupted. Where the write came through and the row is
     * gone again, a person deleted it, and it stays away unless it is asked for again.
     */
    private Map<Long, Wanted> unfinished(Batch batch) {
        Map<Long, Wanted> again = new TreeMap<>();
        Set<String> here = batch.rowsByKey().keySet();
        Map<String, Link> links = store.links().byKeys(batch.appending);
        Map<String, RowState> states = store.rows().byKeys(batch.appending);
        Map<String, Map<String, String>> shown = store.shown().byKeys(batch.appending);
        links.forEach((key, link) -> {
            RowState state = states.get(key);
            Lead lead = batch.leads.get(link.leadId());
            if (here.contains(key) || state == null || lead == null) {
                return;
            }
            if (shown.containsKey(key) && !batch.isPulledAgain(lead.id())) {
                batch.commit.putLink(link.withBase(shown.getOrDefault(key, Map.of())));
                batch.commit.putRow(key, new RowState(0, state.fingerprint(), state.firstSeen(), Phase.LINKED, ""));
                batch.commit.dropShown(key);
            } else if (fate(batch, lead) != Fate.NONE) {
                again.put(lead.id(), new Wanted(lead, key));
            } else if (state.phase().equals(Phase.APPENDING)) {
                batch.commit.dropLink(key);
                batch.commit.dropRow(key);
            }
        });
        return again;
    }

    private void append(Batch batch, Map<Long, Wanted> wanted) {
        String keyColumn = batch.tab.service().key();
        String idColumn = batch.tab.service().leadId();
        Map<String, Map<Integer, String>> columns = sheet.columns(List.of(keyColumn, idColumn));
        Map<Integer, String> keyCells = columns.get(keyColumn);
        Map<Integer, String> idCells = columns.get(idColumn);
        if (keyCells == null || idCells == null) {
            // The look at the whole tab puts the columns back and finds out what that means for the rows.
            batch.commit.mark(StandingChanges.SCAN_ASKED, batch.now);
            wanted.values().forEach(each -> later(batch, each.lead(), SOON));
            return;
        }
        List<Lead> leads = wanted.values().stream().map(Wanted::lead).toList();
        RowsWithoutLink rows = RowsWithoutLink.of(store, amoCrm.rowKeyField(), leads, keyCells, idCells);
        for (Lead lead : leads) {
            if (rows.has(lead)) {
                wanted.remove(lead.id());
                lookAt(batch, lead, rows.row(lead));
            }
        }
        if (!wanted.isEmpty()) {
            write(batch, wanted, keyCells, idCells);
        }
    }

    private static void lookAt(Batch batch, Lead lead, OptionalInt row) {
        row.ifPresent(number ->
                batch.commit.enqueue(Inbox.Lane.ROWS, List.of(Change.row(number, Change.Source.POLL, batch.now))));
        later(batch, lead, LATER);
    }

    private void write(
            Batch batch, Map<Long, Wanted> wanted, Map<Integer, String> keyCells, Map<Integer, String> idCells) {
        TabRead free = sheet.freeRows(Math.max(lastOf(keyCells), lastOf(idCells)), wanted.size());
        batch.header = free.header();
        batch.tab = tabs.bind(batch.header);
        Set<String> taken = new TreeSet<>();
        keyCells.values().forEach(key -> taken.add(key.strip()));
        int next = 0;
        for (Wanted each : wanted.values()) {
            if (taken.contains(each.key())) {
                later(batch, each.lead(), SOON);
            } else {
                add(batch, free.rows().get(next++), each);
            }
        }
        LOG.info("{} leads get a row each", next);
    }

    /** A row that stood there when the batch read it has moved since, and is looked at again. */
    private void add(Batch batch, SheetRow place, Wanted wanted) {
        BatchRow row = new BatchRow(place, "");
        row.key = wanted.key().isEmpty() ? keys.get() : wanted.key();
        row.appended = true;
        row.link = new Link(row.key, wanted.lead().id(), wanted.lead().mainContactId(), Map.of());
        BatchRow moved = batch.rows.put(place.number(), row);
        if (moved != null && !moved.key.isEmpty()) {
            Change look = Change.key(moved.key, Change.Source.RETRY, batch.now);
            batch.commit.later(Inbox.Lane.ROWS, look, SOON);
        }
    }

    private static int lastOf(Map<Integer, String> cells) {
        return cells.keySet().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    private static void later(Batch batch, Lead lead, Duration wait) {
        long since = batch.taken.changes().stream()
                .filter(change -> change.subject().equals(Change.Kind.LEAD + ":" + lead.id()))
                .mapToLong(Change::since)
                .findFirst()
                .orElse(batch.now);
        if (batch.now - since < PATIENCE_MS) {
            batch.commit.later(Inbox.Lane.LEADS, batch.again(lead.id(), since), wait);
        }
    }
}

package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.amocrm.PatchReport;
import org.amosheets.sheets.Header;
import org.amosheets.store.Callers.Caller;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.sync.Change;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.Plan;

/** Changes taken together, and what the steps of a direction route find out and decide about them. */
public final class Batch {

    final Inbox.Taken taken;
    /** The mapping in force; bound to the tab's columns once these were read. */
    Tab tab;

    final Commit commit;
    /** When the batch began, ms since the epoch. */
    final long now;

    Header header = new Header(List.of());
    /** Keys of rows to look at, beyond those that the changes name by number. */
    final Set<String> wantedKeys = new LinkedHashSet<>();
    /** Who waits for rows to be settled: those who asked before anything was read. */
    List<Caller> callers = List.of();
    /** Whether an import that a person started is under way. */
    boolean importing;
    /** Numbers of copied rows that the brake holds. */
    final Set<Integer> heldCopies = new LinkedHashSet<>();
    /** Named leads that no row is known to have, where such a lead may get one. */
    final Set<Long> rowless = new TreeSet<>();
    /** Named leads that a person wants to have a row, and how much: both words of {@link Change.Source} that say so. */
    final Map<Long, Change.Source> pulled;
    /** Keys of rows that were about to be written for a named lead, without it being known whether they were. */
    final Set<String> appending = new TreeSet<>();
    /** The rows at hand, by number. */
    final Map<Integer, BatchRow> rows = new LinkedHashMap<>();

    final Map<Long, Lead> leads = new HashMap<>();
    final Map<Long, Contact> contacts = new HashMap<>();
    /** Names of what the leads refer to. */
    final Lookups lookups = new Lookups();
    /** Leads as they were just created, known from amoCRM's confirmation instead of a read. */
    final Map<Long, CrmEntity> createdLeads = new HashMap<>();

    final Map<Long, CrmEntity> createdContacts = new HashMap<>();

    Plan plan = new Plan(List.of(), List.of(), List.of(), List.of(), Map.of());
    PatchReport leadReport = new PatchReport(Set.of(), Map.of(), Map.of());
    PatchReport contactReport = new PatchReport(Set.of(), Map.of(), Map.of());
    /** Whether the contact index was asked what changed since; once in a batch is enough. */
    boolean contactsAsked;
    /** Whether so many contacts may have been made that asking what changed will take many pages. */
    boolean manyMade;
    /** Cells by row key and field that were written as planned. */
    final Set<String> writtenCells = new LinkedHashSet<>();

    /** What is about to be, or was, written to either side. */
    final Trail trail;
    /** Why it looks at what it looks at. */
    final Causes causes;
    /** Where both sides changed the same field, as far as a person decides. */
    final Conflicts conflicts = new Conflicts();

    /** The rows that somebody says are whole, as the changes name them. */
    private final Set<String> whole;

    Batch(Inbox.Taken taken, Tab tab, Commit commit, long now) {
        this.whole = taken.changes().stream()
                .filter(change -> change.source() == Change.Source.WHOLE)
                .map(Change::subject)
                .collect(Collectors.toSet());
        this.pulled = taken.changes().stream()
                .filter(change -> change.kind() == Change.Kind.LEAD)
                .filter(change -> change.source().compareTo(Change.Source.PULLED) >= 0)
                .collect(Collectors.toMap(change -> Long.valueOf(change.ref()), Change::source));
        this.trail = new Trail(now);
        this.taken = taken;
        this.tab = tab;
        this.commit = commit;
        this.now = now;
        this.causes = new Causes(this);
    }

    List<Change> changes(Change.Kind kind) {
        return taken.changes().stream().filter(change -> change.kind() == kind).toList();
    }

    Optional<BatchRow> row(String key) {
        return rows.values().stream().filter(row -> row.key.equals(key)).findFirst();
    }

    Map<String, BatchRow> rowsByKey() {
        Map<String, BatchRow> byKey = new LinkedHashMap<>();
        for (BatchRow row : rows.values()) {
            if (!row.key.isEmpty()) {
                byKey.put(row.key, row);
            }
        }
        return byKey;
    }

    List<BatchRow> open() {
        List<BatchRow> open = new ArrayList<>();
        for (BatchRow row : rows.values()) {
            if (!row.settled) {
                open.add(row);
            }
        }
        return open;
    }

    /** Whether somebody says that the row is whole. */
    boolean isWhole(BatchRow row) {
        return !whole.isEmpty() && (whole.contains("KEY:" + row.key) || whole.contains("ROW:" + row.number()));
    }

    /** A hint to look at the row again, which says as much of it as those that led here. */
    Change again(BatchRow row) {
        return Change.key(row.key, isWhole(row) ? Change.Source.WHOLE : Change.Source.RETRY, now)
                .toldBy(causes.hints(row));
    }

    /** A hint to look at the lead again, which says as much of it as those that led here. */
    Change again(long leadId, long since) {
        return Change.lead(leadId, pulled.getOrDefault(leadId, Change.Source.RETRY), since)
                .toldBy(causes.hints(leadId));
    }

    /** Whether the lead is to get a row also where a person deleted it. */
    boolean isPulledAgain(long leadId) {
        return pulled.get(leadId) == Change.Source.PULLED_AGAIN;
    }

    /** Whether amoCRM confirmed the patch of this lead or contact. */
    boolean applied(Plan.Target target) {
        return (target.contact() ? contactReport : leadReport).applied().contains(target.id());
    }

    static String cellId(String rowKey, String field) {
        return rowKey + "/" + field;
    }
}

package org.amosheets.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.mapping.ServiceColumns;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Inbox;
import org.amosheets.store.Log;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;

/** What became of rows that were imported. */
public final class ImportResults {

    private static final int ENTRIES = 20;
    /** Redis answers nobody else while it looks for them. */
    private static final int ROWS_AT_ONCE = 50;

    private final Store store;
    private final Sheet sheet;
    private final TabSource tabs;

    public ImportResults(Store store, Sheet sheet, TabSource tabs) {
        this.store = store;
        this.sheet = sheet;
        this.tabs = tabs;
    }

    /**
     * A row that has its lead.
     *
     * @param contact the contact's id; 0 where the lead has none
     * @param leadFound whether the row named a lead that amoCRM had already
     * @param contactFound whether amoCRM had the contact already
     */
    public record Linked(long lead, long contact, boolean leadFound, boolean contactFound) {}

    /** Those of these rows that have their lead by now, by key. */
    public Map<String, Linked> linked(Collection<String> keys) {
        Map<String, Linked> linked = new HashMap<>();
        List<Link> links = List.copyOf(store.links().byKeys(keys).values());
        for (int from = 0; from < links.size(); from += ROWS_AT_ONCE) {
            List<Link> some = links.subList(from, Math.min(links.size(), from + ROWS_AT_ONCE));
            Map<String, Set<String>> done = done(some.stream().map(Link::rowKey).toList());
            some.forEach(link -> linked.put(link.rowKey(), linked(link, done.getOrDefault(link.rowKey(), Set.of()))));
        }
        return linked;
    }

    private static Linked linked(Link link, Set<String> done) {
        boolean leadMade = done.contains("lead-created") || done.contains("lead-and-contact-created");
        boolean contactMade = done.contains("lead-and-contact-created") || done.contains("contact-created");
        return new Linked(link.leadId(), link.contactId(), !leadMade, link.contactId() != 0 && !contactMade);
    }

    /** Whether the service has looked at every row that it was told of. */
    public boolean nothingUnderWay() {
        return store.inbox().waiting(Inbox.Lane.ROWS) == 0;
    }

    /** Why rows have no lead as far as their notes, or what was set aside, tell, by key; rows that are gone are among them. */
    public Map<String, String> refused(Set<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        for (String kind : List.of(Standing.PARKED, Standing.HELD)) {
            for (Standing.Entry entry : store.standing().list(kind)) {
                entry.rows().stream().filter(keys::contains).forEach(key -> reasons.put(key, entry.reason()));
            }
        }
        ServiceColumns service = tabs.current().service();
        Map<String, Map<Integer, String>> columns = sheet.columns(List.of(service.key(), service.note()));
        Map<Integer, String> present = columns.get(service.key());
        if (present == null) {
            // Without the column nothing is known of the rows.
            return reasons;
        }
        Map<Integer, String> notes = columns.getOrDefault(service.note(), Map.of());
        Set<String> gone = new HashSet<>(keys);
        present.forEach((number, text) -> {
            String key = text.strip();
            gone.remove(key);
            String note = notes.getOrDefault(number, "").strip();
            if (keys.contains(key) && !note.isEmpty()) {
                reasons.put(key, note);
            }
        });
        gone.forEach(key -> reasons.putIfAbsent(key, ""));
        return reasons;
    }

    private Map<String, Set<String>> done(List<String> keys) {
        Map<String, Set<String>> done = new HashMap<>();
        for (Log.Line<AuditEntry> line :
                store.auditLog().about(AuditEntry.subjects(keys, 0, 0), "", ENTRIES * keys.size())) {
            for (String key : line.entry().rows()) {
                done.computeIfAbsent(key, row -> new HashSet<>())
                        .add(line.entry().what());
            }
        }
        return done;
    }
}

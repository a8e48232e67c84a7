package org.amosheets.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sheets.SheetByHand;
import org.amosheets.sheets.TabRead;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;

/** What became of rows that were imported. */
public final class ImportResults {

    private static final int ENTRIES = 20;

    private final Store store;
    private final SheetByHand hand;
    private final TabSource tabs;

    public ImportResults(Store store, SheetByHand hand, TabSource tabs) {
        this.store = store;
        this.hand = hand;
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
        for (Link link : store.links().byKeys(keys).values()) {
            List<String> done = done(link.rowKey());
            boolean leadMade = done.contains("lead-created") || done.contains("lead-and-contact-created");
            boolean contactMade = done.contains("lead-and-contact-created") || done.contains("contact-created");
            linked.put(
                    link.rowKey(),
                    new Linked(link.leadId(), link.contactId(), !leadMade, link.contactId() != 0 && !contactMade));
        }
        return linked;
    }

    /** Why rows have no lead as far as their notes, or what was set aside, tell, by key; rows that are gone are among them. */
    public Map<String, String> refused(Set<String> keys) {
        Map<String, String> reasons = new HashMap<>();
        for (String kind : List.of(Standing.PARKED, Standing.HELD)) {
            for (Standing.Entry entry : store.standing().list(kind)) {
                entry.rows().stream().filter(keys::contains).forEach(key -> reasons.put(key, entry.reason()));
            }
        }
        TabRead read = hand.all();
        Tab tab = tabs.bind(read.header());
        Set<String> gone = new HashSet<>(keys);
        read.rows().forEach(row -> {
            String key = tab.key(read.header(), row);
            gone.remove(key);
            String note = row.cell(read.header(), tab.service().note()).text().strip();
            if (keys.contains(key) && !note.isEmpty()) {
                reasons.put(key, note);
            }
        });
        gone.forEach(key -> reasons.putIfAbsent(key, ""));
        return reasons;
    }

    private List<String> done(String key) {
        return store.auditLog().about(AuditEntry.subjects(List.of(key), 0, 0), "", ENTRIES).stream()
                .map(Log.Line::entry)
                .map(AuditEntry::what)
                .toList();
    }
}

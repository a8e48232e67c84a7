package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.mapping.Handles;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.SheetValue;

/**
 * Finds the contact that amoCRM already has for a row: by e-mail, then by phone, the name as tie-break; each hit is checked
 * against the contact itself before it counts.
 */
final class ContactLookup {

    private final ContactIndexer index;
    private final AmoCrm amoCrm;

    ContactLookup(ContactIndexer index, AmoCrm amoCrm) {
        this.index = index;
        this.amoCrm = amoCrm;
    }

    /** The handles by which a row's contact may be found, the stronger first; none where it has neither e-mail nor phone. */
    static List<String> handles(BatchRow row) {
        List<String> handles = new ArrayList<>();
        addHandle(handles, Handles::email, row.values.get("contact.email"));
        addHandle(handles, Handles::phone, row.values.get("contact.phone"));
        SheetValue phones = row.values.get("contact.phones");
        if (phones != null && phones.problem() == null) {
            MappedTab.phones(phones.canonical()).forEach(phone -> handles.add(Handles.phone(phone)));
        }
        return handles.stream().distinct().toList();
    }

    private static void addHandle(
            List<String> handles, UnaryOperator<String> handle, @org.jspecify.annotations.Nullable SheetValue value) {
        if (value != null && value.problem() == null && !value.canonical().isEmpty()) {
            handles.add(handle.apply(value.canonical()));
        }
    }

    /** The contact of each row by row key; rows whose contact amoCRM does not have are absent. */
    Map<String, Contact> find(Collection<BatchRow> rows) {
        Set<String> handles = new TreeSet<>();
        rows.forEach(row -> handles.addAll(handles(row)));
        Map<String, Set<Long>> ids = index.find(handles);
        Set<Long> candidates = new HashSet<>();
        ids.values().forEach(candidates::addAll);
        Map<Long, Contact> contacts = new HashMap<>();
        for (Contact contact : candidates.isEmpty() ? List.<Contact>of() : amoCrm.contacts(candidates)) {
            contacts.put(contact.id(), contact);
        }
        Map<String, Contact> found = new HashMap<>();
        for (BatchRow row : rows) {
            for (String handle : handles(row)) {
                List<Contact> hits = ids.getOrDefault(handle, Set.of()).stream()
                        .sorted()
                        .map(contacts::get)
                        .filter(contact -> contact != null
                                && !contact.deleted()
                                && index.handles(contact).contains(handle))
                        .toList();
                if (!hits.isEmpty()) {
                    found.put(row.key, best(row, hits));
                    break;
                }
            }
        }
        return found;
    }

    /** Of several contacts with the same e-mail or phone the one that shares more with the row; else the oldest. */
    private Contact best(BatchRow row, List<Contact> hits) {
        Set<String> wanted = Set.copyOf(handles(row));
        SheetValue name = row.values.get("contact.name");
        String wantedName = name == null ? "" : name.canonical();
        Contact best = hits.get(0);
        int bestScore = -1;
        for (Contact contact : hits) {
            long shared =
                    index.handles(contact).stream().filter(wanted::contains).count();
            boolean sameName = !wantedName.isEmpty() && contact.name().strip().equalsIgnoreCase(wantedName);
            int score = (int) shared * 2 + (sameName ? 1 : 0);
            if (score > bestScore) {
                best = contact;
                bestScore = score;
            }
        }
        return best;
    }
}

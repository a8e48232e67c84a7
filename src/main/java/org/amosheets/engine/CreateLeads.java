package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.NewLead;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.jspecify.annotations.Nullable;

/**
 * Makes leads of rows that have none, each once. What is about to be sent is made durable first; after any answer that is
 * not a complete one nothing is sent again before {@link SettleDoubt} has looked.
 */
public final class CreateLeads {

    private static final String NEWEST_LEAD = "newest-lead";

    /** After so many creates more are likely to follow. */
    private static final int MANY = 250;

    private final Store store;
    private final AmoCrm amoCrm;
    private final ReadyRows readyRows;
    private final ContactIndexer index;
    private final ContactLookup lookup;
    private final SendCreates sender;

    public CreateLeads(Store store, AmoCrm amoCrm, ReadyRows readyRows, ContactIndexer index, SendCreates sender) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.readyRows = readyRows;
        this.index = index;
        this.lookup = new ContactLookup(index, amoCrm);
        this.sender = sender;
    }

    public Batch create(Batch batch) {
        List<BatchRow> due = oncePeopleAreKnown(batch, readyRows.of(batch));
        if (due.isEmpty()) {
            return batch;
        }
        Map<String, Contact> contacts = batch.tab.mapsContact() ? contacts(batch, due) : Map.of();
        contacts.values().forEach(contact -> batch.contacts.put(contact.id(), contact));
        List<BatchRow> first = new ArrayList<>();
        Map<BatchRow, BatchRow> second = new LinkedHashMap<>();
        shareNewContacts(due, contacts.keySet(), first, second);
        storeIntents(batch, due, row -> idOf(contacts.get(row.key)), second.keySet());
        send(batch, first, contacts);
        for (BatchRow row : second.keySet()) {
            BatchRow leader = second.get(row);
            if (leader.link == null) {
                row.settled = true;
                row.keepNote = true;
                batch.trail.drop(AuditWrites.creating(row));
                batch.commit.dropIntent(row.key);
                batch.commit.later(
                        Inbox.Lane.ROWS, Change.key(row.key, Change.Source.RETRY, batch.now), Duration.ofSeconds(5));
            }
        }
        List<BatchRow> rest =
                second.keySet().stream().filter(row -> !row.settled).toList();
        Map<String, Long> made = new HashMap<>();
        second.forEach((row, leader) -> made.put(row.key, leader.link == null ? 0 : leader.link.contactId()));
        sender.send(batch, requests(batch, rest, row -> made.getOrDefault(row.key, 0L)));
        if (batch.tab.mapsContact() && due.size() >= MANY) {
            index.askAhead(sender.executor());
        }
        return batch;
    }

    private static long idOf(@Nullable Contact contact) {
        return contact == null ? 0 : contact.id();
    }

    /** Who is not in the index yet would be taken for nobody; amoCRM's search misses phones that are typed with spaces. */
    private List<BatchRow> oncePeopleAreKnown(Batch batch, List<BatchRow> due) {
        if (index.filled() || !batch.tab.mapsContact()) {
            return due;
        }
        for (BatchRow row : due) {
            row.settled = true;
            row.keepNote = true;
            batch.commit.later(
                    Inbox.Lane.ROWS, Change.key(row.key, Change.Source.RETRY, batch.now), Duration.ofSeconds(2));
        }
        return List.of();
    }

    private Map<String, Contact> contacts(Batch batch, List<BatchRow> due) {
        index.refresh(batch);
        return lookup.find(due);
    }

    /** Rows of one person that amoCRM does not know yet: the first makes the contact, the others use it. */
    private static void shareNewContacts(
            List<BatchRow> due, Set<String> known, List<BatchRow> first, Map<BatchRow, BatchRow> second) {
        Map<String, BatchRow> leaders = new HashMap<>();
        for (BatchRow row : due) {
            List<String> handles = known.contains(row.key) ? List.of() : ContactLookup.handles(row);
            BatchRow leader = handles.stream()
                    .map(leaders::get)
                    .filter(r -> r != null)
                    .findFirst()
                    .orElse(null);
            if (leader == null) {
                first.add(row);
            } else {
                second.put(row, leader);
            }
            BatchRow owner = leader == null ? row : leader;
            handles.forEach(handle -> leaders.putIfAbsent(handle, owner));
        }
    }

    private void storeIntents(
            Batch batch, List<BatchRow> rows, ToLongFunction<BatchRow> contactOf, Set<BatchRow> sharing) {
        long lowerBound = store.marks().number(NEWEST_LEAD).orElseGet(amoCrm::newestLeadId);
        Commit commit = store.newCommit();
        commit.mark(NEWEST_LEAD, lowerBound);
        for (BatchRow row : rows) {
            row.intent = new Intent(row.key, lowerBound, 0, "", batch.now, 0, 0);
            commit.putIntent(row.intent);
            row.sent = NewLeadRequest.shown(batch, row);
            commit.putSent(row.key, row.sent);
            long contact = contactOf.applyAsLong(row);
            boolean withContact = contact == 0 && !sharing.contains(row) && NewLeadRequest.hasContact(batch, row);
            AuditWrites.create(batch, commit, row, contact, withContact);
        }
        commit.run(store.lease());
    }

    private void send(Batch batch, List<BatchRow> rows, Map<String, Contact> contacts) {
        sender.send(batch, requests(batch, rows, row -> idOf(contacts.get(row.key))));
        rememberContacts(rows);
        long newest = new HashSet<>(batch.createdLeads.keySet())
                .stream().mapToLong(Long::longValue).max().orElse(0);
        if (newest > 0) {
            batch.commit.mark(NEWEST_LEAD, newest);
        }
    }

    /** amoCRM's lists lag: the next row of the same person has to find the contact that was just made. */
    private void rememberContacts(List<BatchRow> rows) {
        Map<Long, Set<String>> made = new HashMap<>();
        for (BatchRow row : rows) {
            if (row.link != null && row.link.contactId() != 0) {
                made.computeIfAbsent(row.link.contactId(), id -> new HashSet<>())
                        .addAll(ContactLookup.handles(row));
            }
        }
        index.add(made);
    }

    private Map<BatchRow, NewLead> requests(Batch batch, List<BatchRow> rows, ToLongFunction<BatchRow> contactOf) {
        Map<BatchRow, NewLead> requests = new LinkedHashMap<>();
        rows.forEach(row -> requests.put(row, NewLeadRequest.of(batch, row, contactOf.applyAsLong(row))));
        return requests;
    }
}

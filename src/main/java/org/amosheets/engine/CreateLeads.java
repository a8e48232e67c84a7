package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.NewLead;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;

/**
 * Makes leads of rows that have none, each once. What is about to be sent is made durable first; after any answer that is
 * not a complete one nothing is sent again before {@link SettleDoubt} has looked.
 */
public final class CreateLeads {

    static final String NEWEST_LEAD = "newest-lead";

    /** After so many creates more are likely to follow. */
    private static final int MANY = 250;

    private final Store store;
    private final ReadyRows readyRows;
    private final ContactIndexer index;
    private final ContactLookup lookup;
    private final SendCreates sender;
    private final LeadIntents intents;
    private final NewContacts newContacts;
    private final NewPeople newPeople;

    public CreateLeads(Store store, AmoCrm amoCrm, ReadyRows readyRows, ContactIndexer index, SendCreates sender) {
        this.store = store;
        this.readyRows = readyRows;
        this.index = index;
        this.lookup = new ContactLookup(index, amoCrm);
        this.sender = sender;
        this.intents = new LeadIntents(store, amoCrm);
        this.newContacts = new NewContacts(store, amoCrm, index, sender);
        this.newPeople = new NewPeople(newContacts, intents, sender);
    }

    public Batch create(Batch batch) {
        List<BatchRow> ready = oncePeopleAreKnown(batch, readyRows.of(batch));
        if (ready.isEmpty()) {
            return batch;
        }
        Map<String, Long> people = new HashMap<>();
        List<BatchRow> due = ready;
        if (batch.tab.mapsContact()) {
            people.putAll(people(batch, ready));
            due = withoutNewPeople(batch, ready, people);
        }
        Map<BatchRow, BatchRow> sharing = sharing(due, people.keySet());
        List<BatchRow> first =
                due.stream().filter(row -> !sharing.containsKey(row)).toList();
        if (!due.isEmpty()) {
            intents.keep(batch, intents.lowerBound(), due, people, sharing.keySet());
            sender.send(batch, requests(batch, first, people));
            rememberContacts(first);
            sendSharing(batch, sharing);
        }
        markNewest(batch);
        batch.manyMade = batch.tab.mapsContact() && ready.size() >= MANY;
        if (batch.manyMade && moreWait(batch)) {
            index.askAhead(sender.executor());
            batch.manyMade = false;
        }
        return batch;
    }

    private void sendSharing(Batch batch, Map<BatchRow, BatchRow> sharing) {
        Map<String, Long> made = new HashMap<>();
        List<BatchRow> rest = new ArrayList<>();
        sharing.forEach((row, leader) -> {
            if (leader.link == null) {
                batch.trail.drop(AuditWrites.creating(row));
                batch.commit.cancelIntent(row.key);
                NewContacts.again(batch, row, Duration.ofSeconds(5));
            } else {
                made.put(row.key, leader.link.contactId());
                rest.add(row);
            }
        });
        sender.send(batch, requests(batch, rest, made));
    }

    private static void markNewest(Batch batch) {
        batch.createdLeads.keySet().stream()
                .mapToLong(Long::longValue)
                .max()
                .ifPresent(newest -> batch.commit.mark(NEWEST_LEAD, newest));
    }

    private boolean moreWait(Batch batch) {
        return store.inbox().waiting(Inbox.Lane.ROWS)
                > batch.taken.entryIds().size() + batch.taken.delayedIds().size();
    }

    /**
     * Where many were made and nothing else waited, their pages are read once the sheet shows them: the next new row, which
     * may be a lone one, does not have to.
     */
    public Batch lookAfter(Batch batch) {
        if (batch.manyMade) {
            index.askAhead(sender.executor());
        }
        return batch;
    }

    /**
     * Where many people are new, their contacts are made before the leads, in fuller requests. Returns the rows that are
     * left; takes in the people that some of them share.
     */
    private List<BatchRow> withoutNewPeople(Batch batch, List<BatchRow> due, Map<String, Long> people) {
        Map<BatchRow, BatchRow> sharing = sharing(due, people.keySet());
        List<BatchRow> strangers = due.stream()
                .filter(row -> !people.containsKey(row.key)
                        && !sharing.containsKey(row)
                        && !ContactLookup.handles(row).isEmpty())
                .toList();
        List<BatchRow> making = newContacts.unsent(batch, strangers).stream()
                .filter(row -> !row.createdAlone)
                .toList();
        if (making.size() > sender.sizes().together()) {
            newPeople.make(batch, making);
        }
        sharing.forEach((row, leader) -> {
            if (leader.settled) {
                NewContacts.again(batch, row, Duration.ofSeconds(5));
            } else if (leader.link != null) {
                people.put(row.key, leader.link.contactId());
            }
        });
        return due.stream().filter(row -> !row.settled && row.link == null).toList();
    }

    /** Who is not in the index yet would be taken for nobody; amoCRM's search misses phones that are typed with spaces. */
    private List<BatchRow> oncePeopleAreKnown(Batch batch, List<BatchRow> due) {
        if (index.filled() || !batch.tab.mapsContact()) {
            return due;
        }
        due.forEach(row -> NewContacts.again(batch, row, Duration.ofSeconds(2)));
        return List.of();
    }

    /** The contacts that amoCRM has, by row key. */
    private Map<String, Long> people(Batch batch, List<BatchRow> due) {
        index.refresh(batch);
        Map<String, Long> people = new HashMap<>();
        lookup.find(due).forEach((key, contact) -> {
            batch.contacts.put(contact.id(), contact);
            people.put(key, contact.id());
        });
        return people;
    }

    /** Rows of one person that amoCRM does not know yet: the first makes the contact, the others, named here, use it. */
    private static Map<BatchRow, BatchRow> sharing(List<BatchRow> due, Set<String> known) {
        Map<BatchRow, BatchRow> sharing = new LinkedHashMap<>();
        Map<String, BatchRow> leaders = new HashMap<>();
        for (BatchRow row : due) {
            List<String> handles = known.contains(row.key) ? List.of() : ContactLookup.handles(row);
            BatchRow leader = handles.stream()
                    .map(leaders::get)
                    .filter(r -> r != null)
                    .findFirst()
                    .orElse(null);
            if (leader != null) {
                sharing.put(row, leader);
            }
            BatchRow owner = leader == null ? row : leader;
            handles.forEach(handle -> leaders.putIfAbsent(handle, owner));
        }
        return sharing;
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

    private Map<BatchRow, NewLead> requests(Batch batch, List<BatchRow> rows, Map<String, Long> people) {
        Map<BatchRow, NewLead> requests = new LinkedHashMap<>();
        rows.forEach(row -> requests.put(row, NewLeadRequest.of(batch, row, people.getOrDefault(row.key, 0L))));
        return requests;
    }
}

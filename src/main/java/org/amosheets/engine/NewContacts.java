package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.EntityWrite;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.CrmEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the contacts of many new rows in full requests, before their leads. As with leads, a create is made durable first;
 * after a lost answer a row waits until its contact would be found by its phone or e-mail, and whoever is not found then gets
 * a contact together with the lead, in a small request.
 */
final class NewContacts {

    /** Begins the name of the mark that says when a row's contact was sent, ms since the epoch. */
    static final String SENT = "contact-sent:";

    /** Whoever was made after all is found by the next look; who was not, only once the doubt is over. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(NewContacts.class);

    private final Store store;
    private final AmoCrm amoCrm;
    private final ContactIndexer index;
    private final SendCreates sender;

    NewContacts(Store store, AmoCrm amoCrm, ContactIndexer index, SendCreates sender) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.index = index;
        this.sender = sender;
    }

    /** Sends the rows' contacts, in as many requests as it takes; each is made durable before it is sent. */
    UnderWay<Map<String, Long>> send(Batch batch, List<BatchRow> rows) {
        UnderWay<Map<String, Long>> underWay = new UnderWay<>(sender.executor());
        int most = sender.sizes().alone();
        try {
            for (int from = 0; from < rows.size(); from += most) {
                List<BatchRow> chunk = rows.subList(from, Math.min(rows.size(), from + most));
                List<EntityWrite> contacts = keep(batch, chunk);
                underWay.send(chunk, () -> amoCrm.createContacts(contacts));
            }
        } catch (RuntimeException e) {
            underWay.await();
            throw e;
        }
        return underWay;
    }

    private List<EntityWrite> keep(Batch batch, List<BatchRow> rows) {
        List<EntityWrite> contacts = new ArrayList<>();
        Commit commit = store.newCommit();
        for (BatchRow row : rows) {
            contacts.add(NewLeadRequest.contact(batch, row));
            commit.mark(SENT + row.key, batch.now);
            AuditWrites.contact(batch, commit, row, creating(row), 0);
        }
        commit.run(store.lease());
        return contacts;
    }

    /**
     * Those of whom no contact was sent before without being confirmed. Whose was, is put off until it would be found, and
     * has to get it with the lead thereafter.
     */
    List<BatchRow> unsent(Batch batch, List<BatchRow> rows) {
        Map<String, String> sent =
                store.marks().texts(rows.stream().map(row -> SENT + row.key).toList());
        List<BatchRow> unsent = new ArrayList<>();
        for (BatchRow row : rows) {
            String at = sent.get(SENT + row.key);
            if (at == null) {
                unsent.add(row);
            } else if (batch.now - Long.parseLong(at) < SettleDoubt.SETTLING.toMillis()) {
                again(batch, row, LOOK_AGAIN);
            } else {
                batch.commit.dropMark(SENT + row.key);
            }
        }
        return unsent;
    }

    /** Takes in amoCRM's answer to one request; a row that it does not name is put off. */
    void take(Batch batch, List<BatchRow> rows, Map<String, Long> ids) {
        Map<Long, Set<String>> handles = new HashMap<>();
        for (BatchRow row : rows) {
            long id = ids.getOrDefault(row.key, 0L);
            if (id == 0) {
                again(batch, row, Duration.ofSeconds(2));
            } else {
                handles.put(id, new HashSet<>(ContactLookup.handles(row)));
                batch.createdContacts.put(id, confirmed(row, NewLeadRequest.contact(batch, row), id));
                batch.trail.end(creating(row), 0, id);
                batch.commit.dropMark(SENT + row.key);
            }
        }
        index.add(handles);
    }

    /** What becomes of the rows of a request that amoCRM did not answer well: each is put off or parked. */
    static void doubt(Batch batch, List<BatchRow> rows, AmoCrmException failure) {
        LOG.warn("Tried to create {} contacts but failed because: {}", rows.size(), failure.getMessage());
        boolean untouched = failure instanceof AmoCrmException.Busy busy && !busy.maybeApplied();
        Map<String, String> named = SendCreates.named(failure);
        for (BatchRow row : rows) {
            String reason = named.get(row.key);
            if (reason != null) {
                batch.trail.end(creating(row), "refused: " + reason);
                batch.commit.dropMark(SENT + row.key);
                SendCreates.park(batch, row, reason);
            } else if (untouched) {
                batch.trail.drop(creating(row));
                batch.commit.dropMark(SENT + row.key);
                again(batch, row, Duration.ofSeconds(5));
            } else {
                again(batch, row, Duration.ofSeconds(2));
            }
        }
    }

    /** What amoCRM confirmed to have created of a row's contact; what was not sent is not known and stays unknown. */
    static CrmEntity confirmed(BatchRow row, EntityWrite sent, long id) {
        Map<String, List<String>> values = new HashMap<>();
        row.values.forEach((field, value) -> {
            if (field.startsWith("contact.") && !value.canonical().isEmpty()) {
                values.put(field, List.of(value.canonical()));
            }
        });
        values.computeIfAbsent("contact.name", name -> sent.fields().getOrDefault("name", List.of()));
        return new CrmEntity(id, values);
    }

    /** Puts a row off. */
    static void again(Batch batch, BatchRow row, Duration wait) {
        row.settled = true;
        row.keepNote = true;
        batch.commit.later(Inbox.Lane.ROWS, batch.again(row), wait);
    }

    private static String creating(BatchRow row) {
        return "contact-create/" + row.key;
    }
}

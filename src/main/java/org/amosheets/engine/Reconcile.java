package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;

/** Asks amoCRM what changed since the last time: changes whose webhook was lost, or came while the service was down. */
public final class Reconcile {

    private static final String LEADS = "leads-reconciled-until";
    private static final String CONTACTS = "contacts-reconciled-until";
    /** amoCRM's lists by time were seen to lag by up to ten minutes. */
    private static final long OVERLAP_SECONDS = 600;

    private final Store store;
    private final AmoCrm amoCrm;
    private final ContactIndexer index;
    private final Leadership leadership;
    private final Clock clock;
    private final SeenVersions leadsSeen = new SeenVersions();
    private final SeenVersions contactsSeen = new SeenVersions();

    public Reconcile(Store store, AmoCrm amoCrm, ContactIndexer index, Leadership leadership, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.index = index;
        this.leadership = leadership;
        this.clock = clock;
    }

    public void reconcile() {
        if (!leadership.ready()) {
            return;
        }
        if (store.links().size() > 0) {
            leads();
            contacts();
        }
        index.fill(clock.instant().getEpochSecond());
    }

    private void leads() {
        AtomicLong newest = new AtomicLong(store.marks().number(LEADS).orElse(0));
        long since = newest.get() == 0 ? clock.instant().getEpochSecond() : newest.get();
        amoCrm.leadsUpdatedSince(since - OVERLAP_SECONDS, leads -> {
            leads.forEach(lead -> newest.accumulateAndGet(lead.updatedAt(), Math::max));
            List<Long> ids = leads.stream()
                    .filter(lead -> leadsSeen.isNews(lead.id(), lead.updatedAt()))
                    .map(Lead::id)
                    .toList();
            announce(Change.Kind.LEAD, store.links().keysByLead(ids).keySet());
        });
        mark(LEADS, Math.max(newest.get(), since));
    }

    private void contacts() {
        AtomicLong newest = new AtomicLong(store.marks().number(CONTACTS).orElse(0));
        long since = newest.get() == 0 ? clock.instant().getEpochSecond() : newest.get();
        amoCrm.contactsUpdatedSince(since - OVERLAP_SECONDS, contacts -> {
            contacts.forEach(contact -> newest.accumulateAndGet(contact.updatedAt(), Math::max));
            index.put(contacts);
            List<Long> ids = contacts.stream()
                    .filter(contact -> contactsSeen.isNews(contact.id(), contact.updatedAt()))
                    .map(Contact::id)
                    .toList();
            announce(Change.Kind.CONTACT, store.links().keysByContact(ids).keySet());
        });
        mark(CONTACTS, Math.max(newest.get(), since));
    }

    private void announce(Change.Kind kind, Collection<Long> ids) {
        List<Change> changes = new ArrayList<>();
        ids.forEach(id -> changes.add(new Change(kind, id.toString(), Change.Source.RECONCILE, clock.millis())));
        if (!changes.isEmpty()) {
            store.inbox().accept(Inbox.Lane.LEADS, changes);
        }
    }

    private void mark(String name, long value) {
        if (value > 0) {
            Commit commit = store.newCommit();
            commit.mark(name, value);
            commit.run(store.lease());
        }
    }
}

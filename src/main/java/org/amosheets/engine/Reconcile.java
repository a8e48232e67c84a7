package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.NewLeads.Fate;
import org.amosheets.store.Commit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;

/**
 * Asks amoCRM what changed since the last time: changes whose webhook was lost, or came while the service was down. The
 * lists bring the values along, so what equals the agreed ones is not announced.
 */
public final class Reconcile {

    /** Each holds the Unix second from which on its list has to be read, plus {@link Overlap#LAG}. */
    private static final String LEADS = "leads-reconciled-until";

    private static final String CONTACTS = "contacts-reconciled-until";

    private final Store store;
    private final AmoCrm amoCrm;
    private final ContactIndexer index;
    private final TabSource tabs;
    private final Leadership leadership;
    private final Clock clock;
    private final Overlap<Lead> leadsListed = new Overlap<>(Lead::id, Lead::updatedAt);
    private final Overlap<Contact> contactsListed = new Overlap<>(Contact::id, Contact::updatedAt);
    private final Deletions deletions;
    private final SeenVersions leadsSeen = new SeenVersions();
    private final SeenVersions contactsSeen = new SeenVersions();
    private volatile long comparedAt;

    public Reconcile(
            Store store, AmoCrm amoCrm, ContactIndexer index, TabSource tabs, Leadership leadership, Clock clock) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.index = index;
        this.tabs = tabs;
        this.leadership = leadership;
        this.clock = clock;
        this.deletions = new Deletions(store, amoCrm, clock);
    }

    /** The Unix second from which on the leads would be listed now; keeps nothing. */
    static long leadsSince(Store store, Clock clock) {
        return store.marks().number(LEADS).orElseGet(() -> clock.instant().getEpochSecond()) - Overlap.LAG;
    }

    public synchronized void reconcile() {
        if (!leadership.ready()) {
            return;
        }
        boolean linked = store.links().size() > 0;
        if (linked || tabs.current().newLeads().append()) {
            leads();
        }
        if (linked) {
            contacts();
        }
        index.fill(clock.instant().getEpochSecond());
        // Last: where the token may not see events, nothing else stands behind it.
        if (linked) {
            deletions.look();
        }
        comparedAt = clock.millis();
    }

    /** When this process was last told all that had changed in amoCRM, in ms since the epoch; 0 = not yet. */
    public long comparedAt() {
        return comparedAt;
    }

    private void leads() {
        long from = from(LEADS);
        var walk = leadsListed.begin(from, clock.millis());
        amoCrm.leadsUpdatedSince(from, page -> {
            announceLeads(page);
            return walk.take(page);
        });
        walk.end(clock.millis()).ifPresent(next -> mark(LEADS, next));
    }

    private void contacts() {
        long from = from(CONTACTS);
        var walk = contactsListed.begin(from, clock.millis());
        amoCrm.contactsUpdatedSince(from, page -> {
            index.put(page);
            announceContacts(page);
            return walk.take(page);
        });
        walk.end(clock.millis()).ifPresent(next -> mark(CONTACTS, next));
    }

    private void announceLeads(List<Lead> page) {
        Map<Long, Lead> leads = byId(page, Lead::id);
        Tab tab = tabs.current();
        Map<Long, String> keysByLead = store.links().keysByLead(leads.keySet());
        Collection<String> keys = keysByLead.values();
        Lookups lookups = new Lookups();
        tab.lookUp(
                lookups,
                page.stream().filter(lead -> keysByLead.containsKey(lead.id())).toList());
        Collection<Long> ids =
                unsettledOr(keys, link -> Differences.ofLead(tab, link, leads.get(link.leadId()), lookups)).stream()
                        .map(Link::leadId)
                        .filter(id -> leads.containsKey(id)
                                && leadsSeen.isNews(id, leads.get(id).updatedAt()))
                        .toList();
        List<Long> due = new ArrayList<>(ids);
        page.stream()
                .filter(lead -> !keysByLead.containsKey(lead.id())
                        && AppendRows.fate(tab, lead) != Fate.NONE
                        && leadsSeen.isNews(lead.id(), lead.updatedAt()))
                .forEach(lead -> due.add(lead.id()));
        announce(Change.Kind.LEAD, due);
    }

    private void announceContacts(List<Contact> page) {
        Map<Long, Contact> contacts = byId(page, Contact::id);
        Tab tab = tabs.current();
        List<String> keys = store.links().keysByContact(contacts.keySet()).values().stream()
                .flatMap(Collection::stream)
                .toList();
        Collection<Long> ids =
                unsettledOr(keys, link -> Differences.ofContact(tab, link, contacts.get(link.contactId()))).stream()
                        .map(Link::contactId)
                        .distinct()
                        .filter(id -> contacts.containsKey(id)
                                && contactsSeen.isNews(id, contacts.get(id).updatedAt()))
                        .toList();
        announce(Change.Kind.CONTACT, ids);
    }

    private static <T> Map<Long, T> byId(List<T> page, ToLongFunction<T> id) {
        return page.stream().collect(Collectors.toMap(id::applyAsLong, row -> row, (one, again) -> one));
    }

    /** The links that differ, and those of rows that something stands open about. */
    private List<Link> unsettledOr(Collection<String> keys, Predicate<Link> differs) {
        Map<String, RowState> states = store.rows().byKeys(keys);
        return store.links().byKeys(keys).values().stream()
                .filter(link -> {
                    RowState state = states.get(link.rowKey());
                    return state == null || !state.phase().equals(Phase.LINKED) || differs.test(link);
                })
                .toList();
    }

    private void announce(Change.Kind kind, Collection<Long> ids) {
        List<Change> changes = new ArrayList<>();
        ids.forEach(id -> changes.add(new Change(kind, id.toString(), Change.Source.RECONCILE, clock.millis())));
        if (!changes.isEmpty()) {
            store.inbox().accept(Inbox.Lane.LEADS, changes);
        }
    }

    private long from(String name) {
        OptionalLong known = store.marks().number(name);
        if (known.isEmpty()) {
            mark(name, clock.instant().getEpochSecond() - Overlap.LAG);
        }
        return known.orElseGet(() -> clock.instant().getEpochSecond()) - Overlap.LAG;
    }

    private void mark(String name, long from) {
        Commit commit = store.newCommit();
        commit.mark(name, from + Overlap.LAG);
        commit.run(store.lease());
    }
}

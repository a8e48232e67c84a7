package org.amosheets.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.mapping.Handles;
import org.amosheets.store.Commit;
import org.amosheets.store.Lease;
import org.amosheets.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an index from e-mail and phone to contact: filled once by pages, then kept current by asking what changed since.
 * amoCRM's own search lags behind and finds words in any field, so it is not used where the index will do.
 */
public final class ContactIndexer implements HandleOwners {

    private static final String FILLED = "contacts-filled";
    private static final String NEXT_PAGE = "contacts-next-page";
    private static final String WATERMARK = "contacts-indexed-until";
    /** amoCRM's times have whole seconds, and a list may miss what was changed in the very second it was read. */
    private static final long OVERLAP_SECONDS = 5;

    private final Store store;
    private final AmoCrm amoCrm;
    private final Lease lease;
    private final Handles handles;
    private final AtomicReference<@Nullable Ahead> ahead = new AtomicReference<>();

    public ContactIndexer(Store store, AmoCrm amoCrm, String phoneRegion) {
        this.store = store;
        this.amoCrm = amoCrm;
        this.lease = store.lease();
        this.handles = new Handles(phoneRegion);
    }

    boolean filled() {
        return store.marks().number(FILLED).isPresent();
    }

    /** Reads every contact once, going on at the page where an earlier attempt stopped. */
    public void fill(long nowSeconds) {
        if (filled()) {
            return;
        }
        int first = (int) store.marks().number(NEXT_PAGE).orElse(1);
        if (store.marks().number(WATERMARK).isEmpty()) {
            mark(WATERMARK, nowSeconds - 3_600);
        }
        amoCrm.allContacts(first, (page, contacts) -> {
            put(contacts);
            mark(NEXT_PAGE, page + 1L);
            return lease.held();
        });
        if (lease.held()) {
            mark(FILLED, nowSeconds);
        }
    }

    /** Takes in what changed since the last time, once in a batch: what the batch itself makes is told by {@link #add}. */
    @Override
    public void refresh(Batch batch) {
        if (filled() && !batch.contactsAsked) {
            Ahead early = ahead.getAndSet(null);
            if (early == null || !early.helps()) {
                refresh();
            }
            batch.contactsAsked = true;
        }
    }

    /** Asks for the next batch while this one is written to the sheet: after many creates the answer has many pages. */
    void askAhead(Executor executor) {
        if (filled()) {
            long now = System.nanoTime();
            ahead.set(new Ahead(CompletableFuture.runAsync(this::refresh, executor), now));
        }
    }

    /** A question that was asked before the batch that needs its answer. */
    private record Ahead(CompletableFuture<Void> answer, long askedAt) {

        /** Where it is too old, or failed, it is asked again. */
        boolean helps() {
            boolean young = System.nanoTime() - askedAt < TimeUnit.SECONDS.toNanos(OVERLAP_SECONDS);
            return young && !answer.handle((done, failure) -> failure != null).join();
        }
    }

    private void refresh() {
        long since = store.marks().number(WATERMARK).orElse(0);
        AtomicLong newest = new AtomicLong(since);
        amoCrm.contactsUpdatedSince(Math.max(0, since - OVERLAP_SECONDS), contacts -> {
            put(contacts);
            contacts.forEach(contact -> newest.accumulateAndGet(contact.updatedAt(), Math::max));
            return true;
        });
        if (newest.get() > since) {
            mark(WATERMARK, newest.get());
        }
    }

    /** Takes in contacts that are known to have at least these handles. */
    void add(Map<Long, Set<String>> made) {
        Map<Long, Set<String>> unknown = new HashMap<>(made);
        Map<String, Set<Long>> known = store.contactIndex()
                .find(made.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        made.forEach((id, handles) -> {
            if (handles.stream()
                    .allMatch(handle -> known.getOrDefault(handle, Set.of()).contains(id))) {
                unknown.remove(id);
            }
        });
        store.contactIndex().putAll(unknown);
    }

    void put(Collection<Contact> contacts) {
        Map<Long, Set<String>> found = new HashMap<>();
        contacts.forEach(contact -> found.put(contact.id(), contact.deleted() ? Set.of() : handles(contact)));
        store.contactIndex().putAll(found);
    }

    /** Contact ids by handle; complete once the index is {@link #filled}. */
    Map<String, Set<Long>> find(Collection<String> wanted) {
        return store.contactIndex().find(wanted);
    }

    /** Every handle by which the contact may be found. */
    Set<String> handles(Contact contact) {
        return handles.of(contact.phones(), contact.emails());
    }

    private void mark(String name, long value) {
        Commit commit = store.newCommit();
        commit.mark(name, value);
        commit.run(lease);
    }

    /** Other contacts that have the phone or e-mail now; those that no longer have it leave the index. */
    @Override
    public List<Long> others(String handle, long contactId) {
        List<Long> listed = store.contactIndex().find(List.of(handle)).getOrDefault(handle, Set.of()).stream()
                .filter(id -> id != contactId)
                .sorted()
                .toList();
        if (listed.isEmpty()) {
            return listed;
        }
        List<Contact> read = amoCrm.contacts(listed);
        put(read);
        Set<Long> alive = read.stream()
                .filter(contact -> !contact.deleted() && handles(contact).contains(handle))
                .map(Contact::id)
                .collect(Collectors.toSet());
        listed.stream()
                .filter(id -> read.stream().noneMatch(contact -> contact.id() == id))
                .forEach(id -> store.contactIndex().remove(id));
        return listed.stream().filter(alive::contains).toList();
    }
}

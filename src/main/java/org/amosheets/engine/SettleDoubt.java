package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.Inbox;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Link;

/**
 * Finds out whether a lead exists that we may have created without being told. The leads since then are listed by id,
 * never searched for, and compared by the row key they carry.
 */
public final class SettleDoubt {

    /** Absence counts at the second look that finds nothing, this long after the first: a request may take effect late. */
    static final Duration SETTLING = Duration.ofSeconds(60);

    private final Store store;
    private final AmoCrm amoCrm;

    /** Leads that were there already when this hold of the lease began and that its Redis may not know of, by row key. */
    private final Map<String, List<Lead>> strays = new HashMap<>();

    private long straysOf;

    public SettleDoubt(Store store, AmoCrm amoCrm) {
        this.store = store;
        this.amoCrm = amoCrm;
    }

    public Batch settle(Batch batch) {
        List<BatchRow> doubtful = new ArrayList<>();
        List<BatchRow> sure = new ArrayList<>();
        for (BatchRow row : batch.open()) {
            if (row.isNew()) {
                (isDoubtful(batch, row) ? doubtful : sure).add(row);
            }
        }
        linkStrays(batch, sure);
        if (doubtful.isEmpty()) {
            return batch;
        }
        Map<String, List<Lead>> found = leadsByRowKey(doubtful);
        for (BatchRow row : doubtful) {
            List<Lead> own = found.getOrDefault(row.key, List.of());
            if (own.isEmpty()) {
                stillAbsent(batch, row);
            } else {
                link(batch, row, own);
            }
        }
        return batch;
    }

    /**
     * A Redis that was set back knows the row and nothing of its create, and where only amoCRM was written to since, nothing
     * else tells. One look at each beginning is enough: whatever is created later, this Redis knows of.
     */
    private void linkStrays(Batch batch, List<BatchRow> rows) {
        OptionalLong newest = store.marks().number(CreateLeads.NEWEST_LEAD);
        if (rows.isEmpty() || newest.isEmpty()) {
            return;
        }
        if (straysOf != store.lease().fence()) {
            strays.clear();
            strays.putAll(byRowKey(amoCrm.leadsNewerThan(newest.getAsLong())));
            straysOf = store.lease().fence();
        }
        for (BatchRow row : rows) {
            // They stay listed: this batch may fail before it keeps what it found.
            List<Lead> own = strays.get(row.key);
            if (own != null) {
                link(batch, row, own);
                // Listed some time ago: it is read with the others that were found.
                own.forEach(lead -> batch.leads.remove(lead.id()));
            }
        }
    }

    /** A create was sent and not confirmed; or the row has a key that this Redis never gave it. */
    private static boolean isDoubtful(Batch batch, BatchRow row) {
        if (row.intent == null && row.state == null) {
            row.intent = new Intent(row.key, 0, 0, "", batch.now, 0, 0);
        }
        return row.intent != null && row.intent.sentAt() > 0;
    }

    private Map<String, List<Lead>> leadsByRowKey(List<BatchRow> rows) {
        long lowerBound = rows.stream()
                .mapToLong(row -> row.intent == null ? 0 : row.intent.lowerBound())
                .min()
                .orElse(0);
        return byRowKey(amoCrm.leadsNewerThan(lowerBound));
    }

    private Map<String, List<Lead>> byRowKey(List<Lead> listed) {
        Map<String, List<Lead>> byKey = new HashMap<>();
        long field = listed.isEmpty() ? 0 : amoCrm.rowKeyField();
        for (Lead lead : listed) {
            for (String key : lead.custom().getOrDefault(field, List.of())) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(lead);
            }
        }
        byKey.values().forEach(leads -> leads.sort(Comparator.comparingLong(Lead::id)));
        return byKey;
    }

    /** The oldest is the one we made; a younger one is a person's copy of it, and no row's. */
    private void link(Batch batch, BatchRow row, List<Lead> own) {
        Map<Long, String> owners =
                store.links().keysByLead(own.stream().map(Lead::id).toList());
        own.stream().filter(lead -> !owners.containsKey(lead.id())).findFirst().ifPresent(lead -> {
            batch.leads.put(lead.id(), lead);
            row.link = new Link(row.key, lead.id(), lead.mainContactId(), createdWith(row));
            row.intent = null;
            row.foundBy = "The lead carries the row's key: it was created for the row, and no answer had come";
        });
        for (Lead copy : own.subList(1, own.size())) {
            batch.commit.putStanding(new Standing.Entry(
                    "copy:" + copy.id(),
                    "parked",
                    "A second lead carries the key of a row that has a lead already",
                    List.of(row.key),
                    List.of(copy.id()),
                    batch.now,
                    List.of(),
                    Map.of()));
        }
    }

    /**
     * The lead is there, so it was created with what was sent, and the row had shown just that: agreed, whatever either side
     * was changed to since. Of the contact that is not known, as it may have been one that was there before.
     */
    static Map<String, String> createdWith(BatchRow row) {
        Map<String, String> agreed = new HashMap<>(row.sent);
        agreed.keySet().removeIf(field -> !field.startsWith("lead."));
        return agreed;
    }

    /**
     * The intent is left as it is where absence is proven: a new create puts its own in its place, and a row that is not
     * created after all may be looked for again at no harm.
     */
    private static void stillAbsent(Batch batch, BatchRow row) {
        Intent intent = row.intent;
        if (intent == null) {
            return;
        }
        long firstEmpty = intent.emptyLookups() == 0 ? batch.now : intent.firstEmptyAt();
        long due = firstEmpty + SETTLING.toMillis();
        if (intent.emptyLookups() > 0 && batch.now >= due) {
            row.createdAlone = true;
            row.intent = null;
            return;
        }
        batch.commit.putIntent(new Intent(
                intent.rowKey(),
                intent.lowerBound(),
                intent.contactId(),
                intent.payloadJson(),
                intent.sentAt(),
                intent.emptyLookups() + 1,
                firstEmpty));
        RowStates.remember(batch, row, Phase.NEW);
        row.settled = true;
        row.keepNote = true;
        batch.commit.later(
                Inbox.Lane.ROWS,
                Change.key(row.key, Change.Source.RETRY, batch.now).toldBy(batch.causes.hints(row)),
                Duration.ofMillis(Math.max(1_000, due - batch.now + 1)));
    }
}

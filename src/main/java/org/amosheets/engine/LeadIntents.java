package org.amosheets.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.store.Commit;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Store;

/** Makes durable which leads are about to be created, so that none is sent twice after a lost answer or a crash. */
final class LeadIntents {

    private final Store store;
    private final AmoCrm amoCrm;

    LeadIntents(Store store, AmoCrm amoCrm) {
        this.store = store;
        this.amoCrm = amoCrm;
    }

    /** What is created from now on has a greater id. May ask amoCRM, and then waits behind what was sent before. */
    long lowerBound() {
        return store.marks().number(CreateLeads.NEWEST_LEAD).orElseGet(amoCrm::newestLeadId);
    }

    /**
     * @param lowerBound a {@link #lowerBound} that was asked for before
     * @param people the rows' contacts that amoCRM has, by row key
     * @param sharing rows whose contact another row of the batch makes
     */
    void keep(Batch batch, long lowerBound, List<BatchRow> rows, Map<String, Long> people, Set<BatchRow> sharing) {
        Commit commit = store.newCommit();
        commit.mark(CreateLeads.NEWEST_LEAD, lowerBound);
        for (BatchRow row : rows) {
            row.intent = new Intent(row.key, lowerBound, 0, "", batch.now, 0, 0);
            commit.putIntent(row.intent);
            row.sent = NewLeadRequest.shown(batch, row);
            commit.putSent(row.key, row.sent);
            long contact = people.getOrDefault(row.key, 0L);
            boolean withContact = contact == 0 && !sharing.contains(row) && NewLeadRequest.hasContact(batch, row);
            AuditWrites.create(batch, commit, row, contact, withContact);
        }
        commit.run(store.lease());
    }
}

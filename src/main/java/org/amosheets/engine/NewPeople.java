package org.amosheets.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.amocrm.CreatedLead;
import org.amosheets.amocrm.NewLead;

/**
 * Makes contacts and leads of many rows whose people are all new. The leads of a portion are sent as soon as its contacts
 * are there, while those of the others are under way.
 */
final class NewPeople {

    private final NewContacts contacts;
    private final LeadIntents intents;
    private final SendCreates sender;

    NewPeople(NewContacts contacts, LeadIntents intents, SendCreates sender) {
        this.contacts = contacts;
        this.intents = intents;
        this.sender = sender;
    }

    /** Each of the rows has its link afterwards, or was put off or parked. */
    void make(Batch batch, List<BatchRow> rows) {
        Map<BatchRow, NewLead> requests = new LinkedHashMap<>();
        UnderWay<List<CreatedLead>> leads = new UnderWay<>(sender.executor());
        long lowerBound = intents.lowerBound();
        UnderWay<Map<String, Long>> people = contacts.send(batch, rows);
        try {
            people.each(
                    (portion, ids) -> {
                        contacts.take(batch, portion, ids);
                        Map<BatchRow, NewLead> made = requests(batch, lowerBound, portion, ids);
                        requests.putAll(made);
                        sender.begin(leads, made);
                    },
                    (portion, failure) -> NewContacts.doubt(batch, portion, failure));
        } catch (RuntimeException e) {
            leads.await();
            throw e;
        }
        sender.end(batch, leads, requests);
    }

    private Map<BatchRow, NewLead> requests(
            Batch batch, long lowerBound, List<BatchRow> portion, Map<String, Long> people) {
        List<BatchRow> rows = portion.stream().filter(row -> !row.settled).toList();
        Map<BatchRow, NewLead> requests = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            intents.keep(batch, lowerBound, rows, people, Set.of());
            rows.forEach(row -> requests.put(row, NewLeadRequest.of(batch, row, people.getOrDefault(row.key, 0L))));
        }
        return requests;
    }
}

package org.amosheets.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.CreatedLead;
import org.amosheets.amocrm.NewLead;
import org.amosheets.store.Standing;
import org.amosheets.sync.Change;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.Link;
import org.amosheets.sync.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends creates in full requests, side by side under the limit, and takes in what amoCRM says of each. */
public final class SendCreates {

    private static final Logger LOG = LoggerFactory.getLogger(SendCreates.class);

    private final AmoCrm amoCrm;
    private final TabSource tabs;
    private final Executor executor;
    private final Sizes sizes;

    /**
     * How many are created in one request.
     *
     * @param together leads with their new contacts
     * @param alone leads by themselves, or contacts by themselves
     */
    public record Sizes(int together, int alone) {

        /** amoCRM advises 50 and takes 250, but with new contacts no more than 50 ("Limits" and "Leads" of its docs). */
        public static final Sizes FULL = new Sizes(50, 250);
    }

    public SendCreates(AmoCrm amoCrm, TabSource tabs, Executor executor, Sizes sizes) {
        this.amoCrm = amoCrm;
        this.tabs = tabs;
        this.executor = executor;
        this.sizes = sizes;
    }

    Executor executor() {
        return executor;
    }

    Sizes sizes() {
        return sizes;
    }

    /** Sends them and takes in the answers. */
    void send(Batch batch, Map<BatchRow, NewLead> requests) {
        UnderWay<List<CreatedLead>> underWay = new UnderWay<>(executor);
        begin(underWay, requests);
        end(batch, underWay, requests);
    }

    /** Sends them, and does not wait. */
    void begin(UnderWay<List<CreatedLead>> underWay, Map<BatchRow, NewLead> requests) {
        for (Portion portion : portions(requests)) {
            List<NewLead> leads = portion.rows.stream().map(requests::get).toList();
            underWay.send(portion.rows, () -> portion.linked ? amoCrm.createLinked(leads) : amoCrm.create(leads));
        }
    }

    /** Takes in what amoCRM said of each. */
    void end(Batch batch, UnderWay<List<CreatedLead>> underWay, Map<BatchRow, NewLead> requests) {
        underWay.each(
                (rows, leads) -> take(batch, rows, requests, leads), (rows, failure) -> doubt(batch, rows, failure));
    }

    /** One request. */
    private record Portion(List<BatchRow> rows, boolean linked) {}

    /** A row with which amoCRM failed before may be why it failed, so it goes by itself. */
    private List<Portion> portions(Map<BatchRow, NewLead> requests) {
        List<BatchRow> rest = new ArrayList<>();
        List<BatchRow> linked = new ArrayList<>();
        List<Portion> portions = new ArrayList<>();
        requests.forEach((row, lead) -> {
            if (row.createdAlone) {
                portions.add(new Portion(List.of(row), false));
            } else {
                (lead.contact() == null ? linked : rest).add(row);
            }
        });
        boolean many = linked.size() > sizes.together;
        if (!many) {
            rest.addAll(linked);
        }
        split(portions, rest, sizes.together, false);
        split(portions, many ? linked : List.of(), sizes.alone, true);
        return portions;
    }

    private static void split(List<Portion> portions, List<BatchRow> rows, int most, boolean linked) {
        for (int from = 0; from < rows.size(); from += most) {
            portions.add(new Portion(rows.subList(from, Math.min(rows.size(), from + most)), linked));
        }
    }

    private static void take(
            Batch batch, List<BatchRow> rows, Map<BatchRow, NewLead> requests, List<CreatedLead> answers) {
        Map<String, CreatedLead> byRequest = new HashMap<>();
        answers.forEach(answer -> byRequest.put(answer.requestId(), answer));
        for (BatchRow row : rows) {
            CreatedLead answer = byRequest.get(row.key);
            NewLead request = requests.get(row);
            if (answer == null || request == null) {
                waitInDoubt(batch, row);
            } else if (answer.merged()) {
                park(batch, row, "amoCRM's duplicate control merged the new lead into lead " + answer.leadId());
                batch.trail.end(
                        AuditWrites.creating(row), "amoCRM's duplicate control merged it into lead " + answer.leadId());
                batch.commit.cancelIntent(row.key);
            } else {
                row.link = new Link(row.key, answer.leadId(), answer.contactId(), Map.of());
                row.intent = null;
                batch.createdLeads.put(answer.leadId(), asLead(batch, row, answer.leadId()));
                asContact(batch, row, request, answer.contactId());
                batch.trail.end(AuditWrites.creating(row), answer.leadId(), answer.contactId());
            }
        }
    }

    /** What amoCRM confirmed to have created; what was not sent is not known and stays unknown. */
    private static CrmEntity asLead(Batch batch, BatchRow row, long id) {
        Map<String, List<String>> values = new HashMap<>();
        row.values.forEach((field, value) -> {
            if (field.startsWith("lead.")
                    && !NewLeadRequest.onlyShown(batch, field)
                    && !value.canonical().isEmpty()) {
                values.put(field, List.of(value.canonical()));
            }
        });
        String status = NewLeadRequest.status(batch, row);
        values.put("lead.status", List.of(status));
        values.put("lead.pipeline", List.of(status.substring(0, status.indexOf(':'))));
        return new CrmEntity(id, values);
    }

    private static void asContact(Batch batch, BatchRow row, NewLead request, long contactId) {
        if (contactId == 0 || request.contact() == null || batch.createdContacts.containsKey(contactId)) {
            return;
        }
        batch.createdContacts.put(contactId, NewContacts.confirmed(row, request.contact(), contactId));
    }

    private void doubt(Batch batch, List<BatchRow> rows, AmoCrmException failure) {
        LOG.warn("Tried to create {} leads but failed because: {}", rows.size(), failure.getMessage());
        Map<String, String> named = named(failure);
        if (rows.size() == 1 && failure instanceof AmoCrmException.Rejected) {
            // Whatever it did not like, it was this one.
            named.putIfAbsent(rows.get(0).key, String.valueOf(failure.getMessage()));
        }
        boolean untouched = failure instanceof AmoCrmException.Busy busy && !busy.maybeApplied();
        boolean fieldGone = named.values().stream().anyMatch(GoneFields::refused) && tabs.hasNewsFor(batch.tab);
        for (BatchRow row : rows) {
            String reason = named.get(row.key);
            if (reason != null && fieldGone && GoneFields.refused(reason)) {
                batch.trail.drop(AuditWrites.creating(row));
                batch.commit.cancelIntent(row.key);
                NewContacts.again(batch, row, Duration.ofSeconds(1));
            } else if (reason != null) {
                park(batch, row, reason);
                batch.trail.end(AuditWrites.creating(row), "refused: " + reason);
            } else if (untouched) {
                batch.trail.drop(AuditWrites.creating(row));
                batch.commit.cancelIntent(row.key);
                NewContacts.again(batch, row, Duration.ofSeconds(5));
            } else {
                waitInDoubt(batch, row);
            }
        }
    }

    /** Why amoCRM refused, by request id; empty where it named none. */
    static Map<String, String> named(AmoCrmException failure) {
        Map<String, String> named = new HashMap<>();
        if (failure instanceof AmoCrmException.Rejected rejected) {
            rejected.faults().forEach(fault -> named.put(fault.requestId(), fault.path() + ": " + fault.detail()));
        }
        return named;
    }

    private static void waitInDoubt(Batch batch, BatchRow row) {
        if (row.intent != null) {
            // Whatever this batch had planned for an older intent of the row, this one has to outlast it.
            batch.commit.putIntent(row.intent);
        }
        NewContacts.again(batch, row, Duration.ofSeconds(2));
    }

    static void park(Batch batch, BatchRow row, String reason) {
        row.settled = true;
        row.problems.add(Problem.of(Problem.Code.REFUSED, "", PrepareCells.shortly(reason)));
        RowStates.remember(batch, row, Phase.PARKED);
        batch.commit.putStanding(new Standing.Entry(
                "row:" + row.key,
                "parked",
                reason,
                List.of(row.key),
                List.of(),
                batch.now,
                List.of(Change.key(row.key, Change.Source.OPERATOR, batch.now)),
                Map.of()));
    }
}

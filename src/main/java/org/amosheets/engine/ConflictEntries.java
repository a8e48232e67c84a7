package org.amosheets.engine;

import java.util.Set;
import java.util.UUID;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.store.ConflictEntry;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Kind;
import org.amosheets.sync.Change.Source;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Policy;
import org.jspecify.annotations.Nullable;

/** Puts a conflict of the plan into words, with what is known of when each side changed. */
final class ConflictEntries {

    /** These look again at what others had announced. */
    private static final Set<Source> SECOND_HAND =
            Set.of(Source.RETRY, Source.OPERATOR, Source.PULLED, Source.PULLED_AGAIN);

    private ConflictEntries() {}

    static ConflictEntry of(Batch batch, Conflict conflict) {
        BatchRow row = batch.row(conflict.rowKey()).orElse(null);
        @Nullable FieldRule rule = batch.tab.rule(conflict.field()).orElse(null);
        boolean rowsDiffer = conflict.winner() == null && rowsDiffer(conflict, rule);
        long lead = row == null || row.link == null ? 0 : row.link.leadId();
        return new ConflictEntry(
                UUID.randomUUID().toString(),
                batch.now,
                conflict.rowKey(),
                conflict.target().contact() ? lead : conflict.target().id(),
                conflict.target().contact() ? conflict.target().id() : 0,
                conflict.field(),
                conflict.base() == null ? "" : conflict.base(),
                conflict.base() != null,
                conflict.sheet(),
                conflict.crm(),
                row == null ? batch.now : sheetAt(batch, row),
                row == null ? batch.now : crmAt(batch, row, conflict),
                why(conflict, rowsDiffer),
                rowsDiffer,
                "",
                "",
                0);
    }

    /** amoCRM's side had not changed, or the policy would have settled it: only another row can be in the way. */
    private static boolean rowsDiffer(Conflict conflict, @Nullable FieldRule rule) {
        boolean crmAsAgreed = conflict.crm().equals(conflict.base()) || (rule != null && rule.isEmpty(conflict.crm()));
        return conflict.target().contact() && (crmAsAgreed || (rule != null && rule.policy() != Policy.ASK));
    }

    private static String why(Conflict conflict, boolean rowsDiffer) {
        if (rowsDiffer) {
            return "Several rows of one contact want different values; a person picks";
        }
        String both = conflict.base() == null
                ? "Both sides were filled and differed when they were first compared"
                : "Both sides changed since they last agreed";
        if (conflict.winner() == null) {
            return both + "; the policy is that a person picks";
        }
        return both + "; by the policy "
                + (conflict.winner() == Policy.SHEET ? "the sheet's value stays" : "amoCRM's value stays");
    }

    private static long sheetAt(Batch batch, BatchRow row) {
        long announced = announced(batch, row, Kind.ROW, Kind.KEY);
        if (announced > 0) {
            return announced;
        }
        return row.state != null && RowStates.unchanged(batch, row) ? row.state.firstSeen() : batch.now;
    }

    private static long crmAt(Batch batch, BatchRow row, Conflict conflict) {
        long announced = announced(batch, row, Kind.LEAD, Kind.CONTACT);
        if (announced > 0) {
            return announced;
        }
        long id = conflict.target().id();
        if (conflict.target().contact()) {
            Contact contact = batch.contacts.get(id);
            return contact == null ? batch.now : contact.updatedAt() * 1000;
        }
        Lead lead = batch.leads.get(id);
        return lead == null ? batch.now : lead.updatedAt() * 1000;
    }

    /** When the first hint of these kinds came that names the row, its lead or its contact; 0 = none did. */
    private static long announced(Batch batch, BatchRow row, Kind one, Kind other) {
        return batch.causes.changes(row).stream()
                .filter(change -> change.kind() == one || change.kind() == other)
                .filter(change -> !SECOND_HAND.contains(change.source()))
                .mapToLong(Change::since)
                .min()
                .orElse(0);
    }
}

package org.amosheets.engine;

import java.util.Map;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.sync.FieldRule;

/** What makes one think that somebody deleted a custom field in amoCRM after the account's fields were read. */
final class GoneFields {

    private static final String CUSTOM = "custom:";

    private GoneFields() {}

    /** @param reason why amoCRM refused a lead or contact, beginning with the place in the request */
    static boolean refused(String reason) {
        return reason.contains(".field_id:") || reason.startsWith(CUSTOM);
    }

    /** Whether a custom field that both sides held is empty in amoCRM: emptied by somebody, or gone with all its values. */
    static boolean seemIn(Batch batch) {
        for (BatchRow row : batch.open()) {
            Lead lead = row.link == null ? null : batch.leads.get(row.link.leadId());
            if (row.link != null && lead != null && isEmptied(batch, row.link.base(), lead)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmptied(Batch batch, Map<String, String> base, Lead lead) {
        Contact contact = batch.contacts.get(lead.mainContactId());
        for (FieldRule rule : batch.tab.mapped().rules()) {
            String field = rule.field();
            boolean held = !rule.isEmpty(base.getOrDefault(field, ""));
            if (held && batch.tab.mapped().crmField(field).startsWith(CUSTOM)) {
                boolean there = rule.ofContact()
                        ? contact == null
                                || !CrmValues.raw(batch.tab, contact, field).isEmpty()
                        : !CrmValues.raw(batch.tab, lead, field).isEmpty();
                if (!there) {
                    return true;
                }
            }
        }
        return false;
    }
}

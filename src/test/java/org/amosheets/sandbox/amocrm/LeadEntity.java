package org.amosheets.sandbox.amocrm;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lead. */
final class LeadEntity extends Entity {

    long price;
    long pipeline;
    long status;

    @Nullable
    Long lossReason;

    @Nullable
    Long closedAt;

    /** 0 where the lead has no company. */
    long company;

    final Set<Long> contacts = new LinkedHashSet<>();
    /** 0 where the lead has no contact. */
    long mainContact;

    LeadEntity(long id) {
        super(id);
    }

    LeadEntity copy(long newId) {
        LeadEntity copy = new LeadEntity(newId);
        copyTo(copy);
        copy.price = price;
        copy.pipeline = pipeline;
        copy.status = status;
        copy.lossReason = lossReason;
        copy.closedAt = closedAt;
        copy.company = company;
        copy.contacts.addAll(contacts);
        copy.mainContact = mainContact;
        return copy;
    }

    void link(long contactId, boolean main) {
        contacts.add(contactId);
        if (main || mainContact == 0) {
            mainContact = contactId;
        }
    }

    void unlink(long contactId) {
        contacts.remove(contactId);
        if (mainContact == contactId) {
            mainContact = contacts.isEmpty() ? 0 : contacts.iterator().next();
        }
    }
}

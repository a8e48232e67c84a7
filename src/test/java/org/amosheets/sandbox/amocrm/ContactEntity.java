package org.amosheets.sandbox.amocrm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A contact. */
final class ContactEntity extends Entity {

    String firstName = "";
    String lastName = "";
    final Set<Long> leads = new LinkedHashSet<>();

    ContactEntity(long id) {
        super(id);
    }

    ContactEntity copy(long newId) {
        ContactEntity copy = new ContactEntity(newId);
        copyTo(copy);
        copy.firstName = firstName;
        copy.lastName = lastName;
        copy.leads.addAll(leads);
        return copy;
    }

    List<FieldValue> values(long fieldId) {
        return fields.getOrDefault(fieldId, List.of());
    }
}

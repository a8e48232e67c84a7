package org.amosheets.engine;

import java.util.List;
import java.util.Set;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Contact;
import org.amosheets.mapping.Handles;
import org.amosheets.store.Store;

/** Who has a phone or an e-mail as far as the index knows, which is left as it is. */
record KnownOwners(Store store, AmoCrm amoCrm, Handles handles) implements HandleOwners {

    @Override
    public void refresh(Batch batch) {
        // What the index lacks the service finds out once it plans in earnest.
    }

    @Override
    public List<Long> others(String handle, long contactId) {
        Set<Long> listed = store.contactIndex().find(List.of(handle)).getOrDefault(handle, Set.of());
        List<Long> others = listed.stream().filter(id -> id != contactId).toList();
        return others.isEmpty()
                ? others
                : amoCrm.contacts(others).stream()
                        .filter(contact -> !contact.deleted()
                                && handles.of(contact.phones(), contact.emails())
                                        .contains(handle))
                        .map(Contact::id)
                        .sorted()
                        .toList();
    }
}

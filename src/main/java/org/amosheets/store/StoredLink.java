package org.amosheets.store;

import java.util.Map;
import org.amosheets.sync.Link;

/** A link as it is kept: ids as text, because Lua reads them and its numbers lose digits. */
record StoredLink(String lead, String contact, Map<String, String> base) {

    static StoredLink of(Link link) {
        return new StoredLink(Long.toString(link.leadId()), Long.toString(link.contactId()), link.base());
    }

    Link as(String rowKey) {
        return new Link(rowKey, Long.parseLong(lead), Long.parseLong(contact), base);
    }
}

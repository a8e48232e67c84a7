package org.amosheets.sync;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which lead a row is, and what both sides last agreed on.
 *
 * @param rowKey the row's key
 * @param leadId the lead's id in amoCRM
 * @param contactId the id of the contact whose fields the row shows; 0 where the lead has none
 * @param base for each mapped field the last value both sides agreed on, canonical; a field that is absent is unknown
 */
public record Link(String rowKey, long leadId, long contactId, Map<String, String> base) {

    public Link {
        base = Map.copyOf(base);
    }

    /** This link with some fields of its base replaced. */
    public Link withBase(Map<String, String> moved) {
        Map<String, String> merged = new TreeMap<>(base);
        merged.putAll(moved);
        return new Link(rowKey, leadId, contactId, merged);
    }

    public Link withContact(long newContactId) {
        return new Link(rowKey, leadId, newContactId, base);
    }
}

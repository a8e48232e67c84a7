package org.amosheets.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a linked row field by field: what was agreed, what the sheet holds, what amoCRM holds. */
final class RowBuilder {

    private final String key;
    private long leadId = 100;
    private long contactId;
    private final Map<String, String> base = new HashMap<>();
    private final Map<String, SheetValue> sheet = new HashMap<>();
    private final Map<String, List<String>> lead = new HashMap<>();
    private final Map<String, List<String>> contact = new HashMap<>();

    private RowBuilder(String key) {
        this.key = key;
    }

    static RowBuilder row(String key) {
        return new RowBuilder(key);
    }

    RowBuilder lead(long id) {
        leadId = id;
        return this;
    }

    RowBuilder contact(long id) {
        contactId = id;
        return this;
    }

    RowBuilder field(String field, @Nullable String agreed, String cell, String... crm) {
        return field(field, agreed, SheetValue.of(cell), crm);
    }

    RowBuilder field(String field, @Nullable String agreed, SheetValue cell, String... crm) {
        sheet.put(field, cell);
        return withoutCell(field, agreed, crm);
    }

    /** A field whose column the tab lacks. */
    RowBuilder withoutCell(String field, @Nullable String agreed, String... crm) {
        if (agreed != null) {
            base.put(field, agreed);
        }
        (field.startsWith("contact.") ? contact : lead).put(field, List.of(crm));
        return this;
    }

    LinkedRow build() {
        CrmEntity main = contactId == 0 ? null : new CrmEntity(contactId, contact);
        return new LinkedRow(new Link(key, leadId, contactId, base), sheet, new CrmEntity(leadId, lead), main);
    }
}

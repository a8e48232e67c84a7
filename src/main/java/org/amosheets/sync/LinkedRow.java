package org.amosheets.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that has a lead, with both sides as they were read.
 *
 * @param sheet the row's mapped cells by field; a field whose column the tab lacks is absent and left alone
 * @param contact the lead's main contact; null where the lead has none, whose fields are then left alone
 */
public record LinkedRow(
        Link link,
        Map<String, SheetValue> sheet,
        CrmEntity lead,
        @Nullable CrmEntity contact) {

    public LinkedRow {
        sheet = Map.copyOf(sheet);
    }

    public String rowKey() {
        return link.rowKey();
    }

    /** This row with one of its cells read differently. */
    public LinkedRow withCell(String field, SheetValue value) {
        Map<String, SheetValue> changed = new java.util.HashMap<>(sheet);
        changed.put(field, value);
        return new LinkedRow(link, changed, lead, contact);
    }
}

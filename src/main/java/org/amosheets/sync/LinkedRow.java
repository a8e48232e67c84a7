package org.amosheets.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that has a lead, with both sides as they were read.
 *
 * @param sheet the row's mapped cells by field; a field whose column the tab lacks is absent and left alone
 * @param contact the lead's main contact; null where the lead has none, whose fields are then left alone
 * @param picks what a person picked, by field
 */
public record LinkedRow(
        Link link,
        Map<String, SheetValue> sheet,
        CrmEntity lead,
        @Nullable CrmEntity contact,
        Map<String, Pick> picks) {

    public LinkedRow {
        sheet = Map.copyOf(sheet);
        picks = Map.copyOf(picks);
    }

    /** A row of which nobody picked anything. */
    public LinkedRow(Link link, Map<String, SheetValue> sheet, CrmEntity lead, @Nullable CrmEntity contact) {
        this(link, sheet, lead, contact, Map.of());
    }

    public String rowKey() {
        return link.rowKey();
    }

    /** This row with one of its cells read differently. */
    public LinkedRow withCell(String field, SheetValue value) {
        Map<String, SheetValue> changed = new java.util.HashMap<>(sheet);
        changed.put(field, value);
        return new LinkedRow(link, changed, lead, contact, picks);
    }

    public LinkedRow withPicks(Map<String, Pick> newPicks) {
        return new LinkedRow(link, sheet, lead, contact, newPicks);
    }
}

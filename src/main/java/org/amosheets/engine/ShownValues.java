package org.amosheets.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** What of a lead a row is to show, where the mapping keeps some of it back. */
final class ShownValues {

    private ShownValues() {}

    /** The lead as it counts for the row: a value that the mapping does not write over what the row shows is none to it. */
    static CrmEntity seen(Tab tab, CrmEntity lead, Map<String, String> base, Map<String, SheetValue> sheet) {
        Map<String, List<String>> values = new HashMap<>(lead.values());
        sheet.forEach((field, cell) -> {
            if (lead.of(field).size() == 1) {
                String crm = lead.of(field).get(0);
                values.put(field, List.of(tab.mapped().seen(field, crm, base.get(field), cell.canonical())));
            }
        });
        return new CrmEntity(lead.id(), values);
    }

    /**
     * Takes out of a row's cells those that only show something, as far as nothing is known to show: what a person typed
     * there stays.
     *
     * @param sheet the row's cells by field, to be changed
     */
    static void leaveAlone(
            Tab tab,
            Map<String, SheetValue> sheet,
            CrmEntity lead,
            @Nullable CrmEntity contact,
            Map<String, String> base) {
        MappedTab mapped = tab.mapped();
        for (FieldRule rule : mapped.rules()) {
            String field = rule.field();
            CrmEntity entity = rule.ofContact() ? contact : lead;
            if (mapped.isReadOnly(field) && entity != null) {
                boolean unread = !entity.values().containsKey(field);
                boolean never = entity.of(field).isEmpty() && !base.containsKey(field);
                if (unread || never) {
                    sheet.remove(field);
                }
            }
        }
    }
}

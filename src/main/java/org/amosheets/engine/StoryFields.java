package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.Story.FieldNow;
import org.amosheets.engine.Story.Verdict;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Planner;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** The mapped fields of one row and its lead as they are now, and what the merge of each comes to. */
record StoryFields(Tab tab) {

    /**
     * What each side holds of each field, as far as it was asked.
     *
     * @param row none where the tab does not have it, or was not read
     * @param lead none where amoCRM does not have it, or was not asked
     * @param lookups names of what the lead refers to
     */
    List<FieldNow> now(
            Header header,
            @Nullable SheetRow row,
            @Nullable Link link,
            @Nullable Lead lead,
            @Nullable Contact contact,
            Lookups lookups) {
        long pipeline = lead == null ? 0 : lead.pipelineId();
        Map<String, String> base = link == null ? Map.of() : link.base();
        Map<String, SheetValue> cells = row == null ? Map.of() : RowReader.values(tab, header, row, base, pipeline);
        CrmEntity ofLead = lead == null ? new CrmEntity(0, Map.of()) : CrmValues.of(tab, lead, lookups);
        @Nullable CrmEntity ofContact = contact == null ? null : CrmValues.of(tab, contact);
        Map<String, Verdict> verdicts = link == null || lead == null || cells.isEmpty()
                ? Map.of()
                : verdicts(new LinkedRow(link, cells, ofLead, ofContact));
        List<FieldNow> fields = new ArrayList<>();
        FieldWords words = new FieldWords(tab);
        for (FieldRule rule : tab.mapped().rules()) {
            String field = rule.field();
            @Nullable SheetValue cell = cells.get(field);
            @Nullable CrmEntity entity = rule.ofContact() ? ofContact : ofLead;
            List<String> crm = entity == null ? List.of() : entity.of(field);
            fields.add(new FieldNow(
                    words.column(field),
                    field,
                    base.containsKey(field) ? words.of(field, base.getOrDefault(field, "")) : "",
                    cell == null ? "" : words.of(field, cell.canonical()),
                    crm.stream()
                            .map(value -> words.of(field, value))
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""),
                    verdicts.getOrDefault(field, Verdict.UNKNOWN)));
        }
        return fields;
    }

    /** What the row alone comes to; other rows of its contact are not asked. */
    private Map<String, Verdict> verdicts(LinkedRow row) {
        Plan plan = new Planner(tab.mapped().rules()).plan(List.of(row));
        Map<String, Verdict> verdicts = new HashMap<>();
        for (FieldRule rule : tab.mapped().rules()) {
            @Nullable SheetValue cell = row.sheet().get(rule.field());
            if (cell != null && (!rule.ofContact() || row.contact() != null)) {
                verdicts.put(rule.field(), Verdict.IN_STEP);
            }
        }
        plan.problems()
                .values()
                .forEach(problems -> problems.stream()
                        .filter(problem -> verdicts.containsKey(problem.column()))
                        .forEach(problem -> verdicts.put(problem.column(), Verdict.UNREADABLE)));
        row.sheet().forEach((field, cell) -> {
            @Nullable CrmEntity entity = field.startsWith("contact.") ? row.contact() : row.lead();
            boolean same = entity != null && entity.of(field).contains(cell.canonical());
            if (cell.problem() != null && !same && verdicts.containsKey(field)) {
                verdicts.put(field, Verdict.UNREADABLE);
            }
        });
        plan.patches().forEach(patch -> patch.fields().keySet().forEach(field -> verdicts.put(field, Verdict.TO_CRM)));
        plan.cells().forEach(cell -> verdicts.put(cell.field(), Verdict.TO_SHEET));
        plan.conflicts().forEach(conflict -> verdicts.put(conflict.field(), Verdict.CONFLICT));
        return verdicts;
    }
}

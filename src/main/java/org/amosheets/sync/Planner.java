package org.amosheets.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.sync.Merge.Verdict;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;

/**
 * Decides what has to be written where. A pure function: the same rows give the same plan, whatever order they come in.
 */
public final class Planner {

    private final List<FieldRule> rules;

    public Planner(List<FieldRule> rules) {
        this.rules =
                rules.stream().sorted(Comparator.comparing(FieldRule::field)).toList();
    }

    /** Plans for linked rows; all rows of a contact have to be given together, for its fields are merged over all of them. */
    public Plan plan(Collection<LinkedRow> given) {
        List<LinkedRow> rows =
                given.stream().sorted(Comparator.comparing(LinkedRow::rowKey)).toList();
        PlanBuilder plan = new PlanBuilder();
        for (LinkedRow row : rows) {
            planLead(row, plan);
        }
        Map<Long, List<LinkedRow>> byContact = new TreeMap<>();
        for (LinkedRow row : rows) {
            if (row.contact() != null) {
                byContact
                        .computeIfAbsent(row.contact().id(), id -> new ArrayList<>())
                        .add(row);
            }
        }
        for (List<LinkedRow> shared : byContact.values()) {
            planContact(shared, plan);
        }
        return plan.build();
    }

    private void planLead(LinkedRow row, PlanBuilder plan) {
        Target target = new Target(false, row.lead().id());
        for (FieldRule rule : rules) {
            SheetValue cell = row.sheet().get(rule.field());
            if (!rule.ofContact() && cell != null) {
                String base = row.link().base().get(rule.field());
                Merge merge = Merge.of(
                        rule,
                        base,
                        cell,
                        row.lead().of(rule.field()),
                        row.picks().get(rule.field()));
                plan.take(row, rule, target, cell, merge);
            }
        }
    }

    private void planContact(List<LinkedRow> rows, PlanBuilder plan) {
        for (FieldRule rule : rules) {
            if (rule.ofContact()) {
                planContactField(rows, rule, plan);
            }
        }
    }

    private static void planContactField(List<LinkedRow> rows, FieldRule rule, PlanBuilder plan) {
        Map<LinkedRow, Merge> merges = new LinkedHashMap<>();
        for (LinkedRow row : rows) {
            SheetValue cell = row.sheet().get(rule.field());
            if (cell != null && row.contact() != null) {
                String base = row.link().base().get(rule.field());
                merges.put(
                        row,
                        Merge.of(
                                rule,
                                base,
                                cell,
                                row.contact().of(rule.field()),
                                row.picks().get(rule.field())));
            }
        }
        List<ValueChange> proposed = merges.values().stream()
                .filter(merge -> merge.verdict() == Verdict.TO_CRM)
                .map(merge -> new ValueChange(merge.crm(), merge.value()))
                .distinct()
                .toList();
        merges.forEach((row, merge) -> {
            SheetValue cell = row.sheet().get(rule.field());
            if (cell != null && row.contact() != null) {
                Target target = new Target(true, row.contact().id());
                plan.take(row, rule, target, cell, overAllRows(merge, cell, proposed));
            }
        });
    }

    /**
     * What one row does given what all rows of the contact want to send: a single change goes to the other rows that show
     * what it replaces (a contact may have several phones); several are a conflict that no side has settled, so a person
     * picks.
     */
    private static Merge overAllRows(Merge own, SheetValue cell, List<ValueChange> proposed) {
        if (proposed.isEmpty() || own.verdict() == Verdict.UNREADABLE || own.verdict() == Verdict.OPEN) {
            return own;
        }
        if (proposed.size() > 1) {
            return own.verdict() == Verdict.TO_CRM ? new Merge(Verdict.OPEN, own.crm(), own.crm(), true) : own;
        }
        String value = proposed.get(0).to();
        if (own.verdict() == Verdict.TO_CRM || !own.crm().equals(proposed.get(0).from())) {
            return own;
        }
        if (cell.canonical().equals(value)) {
            return new Merge(Verdict.AGREED, value, value, false);
        }
        return new Merge(cell.formula() ? Verdict.FORMULA : Verdict.TO_SHEET, value, own.crm(), own.conflict());
    }

    /** The patch of each target, its fields in order. */
    static List<CrmPatch> patches(Map<Target, Map<String, ValueChange>> byTarget) {
        return byTarget.entrySet().stream()
                .map(entry -> new CrmPatch(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((CrmPatch patch) -> patch.target().contact())
                        .thenComparing(patch -> patch.target().id()))
                .toList();
    }
}

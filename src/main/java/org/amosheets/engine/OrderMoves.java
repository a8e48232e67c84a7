package org.amosheets.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.OrderRule;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.amosheets.sync.SheetValue;

/**
 * Lets a lead move on when its order number is filled. It travels in the one patch that sets the number, so that neither is
 * done without the other; a number that is changed or cleared later moves nothing.
 */
final class OrderMoves {

    private static final String STATUS = "lead.status";

    private OrderMoves() {}

    /** The plan with such moves. */
    static Plan with(Batch batch, Map<String, LinkedRow> rows) {
        Optional<OrderRule> rule = batch.tab.mapped().orderRule();
        if (rule.isEmpty()) {
            return batch.plan;
        }
        List<CrmPatch> patches = new ArrayList<>();
        for (CrmPatch patch : batch.plan.patches()) {
            patches.add(rows.values().stream()
                    .filter(row -> !patch.target().contact()
                            && row.lead().id() == patch.target().id())
                    .findFirst()
                    .flatMap(row -> moved(batch, rule.get(), row, patch))
                    .orElse(patch));
        }
        Plan plan = batch.plan;
        return new Plan(patches, plan.cells(), plan.bases(), plan.conflicts(), plan.problems());
    }

    /**
     * What a patch overwrites as far as that is known, canonical: for a lead that such a move took to its stage, this stage,
     * though the row may not show it. Any other stage that the row was not told of is somebody's, and is found lost.
     *
     * @param from what the lead counted as for its row
     */
    static String knownAs(Batch batch, Target target, String field, String from) {
        Lead lead = batch.leads.get(target.id());
        Optional<OrderRule> rule = batch.tab.mapped().orderRule();
        if (target.contact() || !field.equals(STATUS) || lead == null || rule.isEmpty()) {
            return from;
        }
        String actual = status(batch, CrmValues.raw(batch.tab, lead, STATUS));
        boolean ours = rule.get()
                        .stage(lead.pipelineId())
                        .filter(stage -> status(batch, List.of(stage)).equals(actual))
                        .isPresent()
                && batch.rows.values().stream()
                        .filter(row -> row.link != null && row.link.leadId() == lead.id())
                        .map(row -> row.values.get(rule.get().field()))
                        .anyMatch(
                                number -> number != null && !number.canonical().isEmpty());
        return ours ? actual : from;
    }

    private static String status(Batch batch, List<String> raw) {
        return batch.tab.mapped().canonical(STATUS, raw).get(0);
    }

    private static Optional<CrmPatch> moved(Batch batch, OrderRule rule, LinkedRow row, CrmPatch patch) {
        ValueChange number = patch.fields().get(rule.field());
        ValueChange status = patch.fields().get(STATUS);
        boolean chosen = status != null && rule.isShown(status.to()) && isFilled(row, rule.field());
        boolean filled = number != null
                && number.from().isEmpty()
                && status == null
                && isFilled(row, rule.field())
                && isShown(rule, row)
                && isAt(batch, rule, row);
        if (!chosen && !filled) {
            return Optional.empty();
        }
        String now = status == null ? row.lead().of(STATUS).get(0) : status.from();
        String target = status == null ? now : status.to();
        return rule.stage(Long.parseLong(target.substring(0, target.indexOf(':'))))
                .map(stage -> {
                    Map<String, ValueChange> fields = new TreeMap<>(patch.fields());
                    fields.put(STATUS, new ValueChange(now, stage));
                    return new CrmPatch(patch.target(), fields);
                });
    }

    private static boolean isFilled(LinkedRow row, String field) {
        SheetValue value = row.sheet().get(field);
        return value != null && value.problem() == null && !value.canonical().isEmpty();
    }

    private static boolean isShown(OrderRule rule, LinkedRow row) {
        SheetValue value = row.sheet().get(STATUS);
        return value != null && rule.isShown(value.canonical());
    }

    /** A lead that has moved on in amoCRM without the row showing it is not moved back. */
    private static boolean isAt(Batch batch, OrderRule rule, LinkedRow row) {
        Lead lead = batch.leads.get(row.lead().id());
        return lead != null && rule.isShown(status(batch, CrmValues.raw(batch.tab, lead, STATUS)));
    }
}

package org.amosheets.engine;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.amosheets.sync.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a plan would destroy, by row. A value that a person replaced by another one on one side only is ordinary work,
 * however many rows it concerns; so is a lead that was moved.
 */
final class Risks {

    /** A way to lose a value. */
    enum Risk {
        /** A filled cell or field is emptied. */
        CLEARS,
        /** A filled cell or field is overwritten although nobody knows what was agreed. */
        FIRST_AGREEMENT,
        /** Both sides had changed, and one of them loses. */
        CONFLICT
    }

    private final Map<String, FieldRule> rules = new HashMap<>();
    private final Set<String> created;
    private final Set<String> picked = new HashSet<>();
    private final Map<String, Set<Risk>> byRow = new TreeMap<>();

    private Risks(Collection<FieldRule> rules, Set<String> created) {
        rules.forEach(rule -> this.rules.put(rule.field(), rule));
        this.created = created;
    }

    /**
     * The rows that would lose something.
     *
     * @param created rows whose lead this batch made: that such a row takes over what a known contact holds is no loss
     * @param picked conflicts that a person settled: the brake would only ask for the word that was given
     */
    static Map<String, Set<Risk>> of(
            Plan plan, Collection<FieldRule> rules, Set<String> created, Predicate<Conflict> picked) {
        Risks risks = new Risks(rules, created);
        plan.conflicts().stream()
                .filter(picked)
                .forEach(conflict -> risks.picked.add(Batch.cellId(conflict.rowKey(), conflict.field())));
        plan.cells().forEach(risks::cell);
        Map<Target, Map<String, ValueChange>> patches = new HashMap<>();
        plan.patches().forEach(patch -> patches.put(patch.target(), patch.fields()));
        for (BaseMove move : plan.bases()) {
            Target target = move.patch();
            ValueChange change = target == null
                    ? null
                    : patches.getOrDefault(target, Map.of()).get(move.field());
            if (change != null && risks.clears(move.field(), change.from(), change.to())) {
                risks.add(move.rowKey(), move.field(), Risk.CLEARS);
            }
        }
        plan.conflicts().forEach(risks::conflict);
        return risks.byRow;
    }

    private void cell(CellPatch patch) {
        if (clears(patch.field(), patch.from(), patch.to())) {
            add(patch.rowKey(), patch.field(), Risk.CLEARS);
        }
    }

    private void conflict(Conflict conflict) {
        Policy winner = conflict.winner();
        if (winner == null) {
            return;
        }
        String loser = winner == Policy.SHEET ? conflict.crm() : conflict.sheet();
        if (isEmpty(conflict.field(), loser)) {
            return;
        }
        boolean takesOver = winner == Policy.CRM && created.contains(conflict.rowKey());
        if (!takesOver) {
            add(conflict.rowKey(), conflict.field(), conflict.base() == null ? Risk.FIRST_AGREEMENT : Risk.CONFLICT);
        }
    }

    /** A box has two states, neither of which holds more than the other: to untick it clears nothing. */
    private boolean clears(String field, String from, String to) {
        @Nullable FieldRule rule = rules.get(field);
        boolean box = rule != null && rule.nothing().equals("false");
        return !box && isEmpty(field, to) && !isEmpty(field, from);
    }

    private boolean isEmpty(String field, String value) {
        @Nullable FieldRule rule = rules.get(field);
        return rule == null ? value.isEmpty() : rule.isEmpty(value);
    }

    private void add(String rowKey, String field, Risk risk) {
        if (!picked.contains(Batch.cellId(rowKey, field))) {
            byRow.computeIfAbsent(rowKey, key -> EnumSet.noneOf(Risk.class)).add(risk);
        }
    }
}

package org.amosheets.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;

/** Gathers what each field's merge leads to. */
final class PlanBuilder {

    private final Map<Target, Map<String, ValueChange>> patches = new HashMap<>();
    private final List<CellPatch> cells = new ArrayList<>();
    private final List<BaseMove> bases = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<String, List<Problem>> problems = new TreeMap<>();

    void take(LinkedRow row, FieldRule rule, Target target, SheetValue cell, Merge merge) {
        String field = rule.field();
        switch (merge.verdict()) {
            case NOTHING -> {}
            case AGREED -> bases.add(new BaseMove(row.rowKey(), field, merge.value(), target, false));
            case TO_CRM -> {
                patches.computeIfAbsent(target, t -> new TreeMap<>())
                        .put(field, new ValueChange(merge.crm(), merge.value()));
                bases.add(new BaseMove(row.rowKey(), field, merge.value(), target, false));
            }
            case TO_SHEET -> {
                cells.add(new CellPatch(row.rowKey(), field, cell.canonical(), merge.value()));
                bases.add(new BaseMove(row.rowKey(), field, merge.value(), target, true));
            }
            case OPEN -> problem(row, Problem.Code.CONFLICT, field, cell.canonical(), merge.crm());
            case FORMULA -> problem(row, Problem.Code.FORMULA_DIFFERS, field, merge.value());
            case UNREADABLE -> {}
        }
        if (merge.conflict()) {
            conflicts.add(new Conflict(
                    row.rowKey(),
                    target,
                    field,
                    row.link().base().get(field),
                    cell.canonical(),
                    merge.crm(),
                    winner(merge)));
        }
        report(row, cell, merge);
    }

    private void report(LinkedRow row, SheetValue cell, Merge merge) {
        boolean overwritten = merge.verdict() == Merge.Verdict.TO_SHEET;
        boolean understood = merge.verdict() != Merge.Verdict.UNREADABLE;
        if (cell.problem() != null && !understood) {
            add(row, cell.problem());
        }
        if (cell.remark() != null && !overwritten) {
            add(row, cell.remark());
        }
    }

    private static @org.jspecify.annotations.Nullable Policy winner(Merge merge) {
        return switch (merge.verdict()) {
            case TO_CRM -> Policy.SHEET;
            case TO_SHEET -> Policy.CRM;
            default -> null;
        };
    }

    private void problem(LinkedRow row, Problem.Code code, String field, String... arguments) {
        add(row, new Problem(code, field, List.of(arguments)));
    }

    private void add(LinkedRow row, Problem problem) {
        problems.computeIfAbsent(row.rowKey(), key -> new ArrayList<>()).add(problem);
    }

    Plan build() {
        Set<Target> patched = new HashSet<>(patches.keySet());
        List<BaseMove> moves = bases.stream()
                .map(move -> rests(move, patched)
                        ? move
                        : new BaseMove(move.rowKey(), move.field(), move.to(), null, move.cell()))
                .toList();
        // Not Map.copyOf, whose order differs from one run of the program to the next.
        return new Plan(
                Planner.patches(patches),
                List.copyOf(cells),
                moves,
                List.copyOf(conflicts),
                Collections.unmodifiableMap(problems));
    }

    /** A base rests on a patch only where the patch changes that very field. */
    private boolean rests(BaseMove move, Set<Target> patched) {
        Target target = move.patch();
        if (target == null || !patched.contains(target)) {
            return false;
        }
        Map<String, ValueChange> fields = patches.get(target);
        return fields != null && fields.containsKey(move.field());
    }
}

package org.amosheets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Plan.BaseMove;
import org.amosheets.sync.Plan.CellPatch;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.Plan.CrmPatch;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Plan.ValueChange;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * T1: every state of one field against the table of the architecture, §3. What is expected is worked out here from the
 * table's words, by {@link Oracle}, with none of the planner's own helpers.
 */
@Shows({"I3", "I12"})
class MergeTableTest {

    private static final Target LEAD = new Target(false, 100);
    private static final Problem PROBLEM = Problem.of(Problem.Code.NOT_A_PHONE, "Phone", "?");

    /** The fields that differ in what empty means. */
    enum Sort {
        /** Empty is empty. */
        ORDINARY("lead.custom:Region", "", "x", "y", "z"),
        /** 0 and empty are the same. */
        PRICE("lead.price", "", "0", "10", "20", "30"),
        /** amoCRM has no empty one. */
        STATUS("lead.status", "", "1:x", "1:y", "1:z");

        private final String field;
        private final List<String> values;

        Sort(String field, String... values) {
            this.field = field;
            this.values = List.of(values);
        }
    }

    /** What sort of cell the value stands in. */
    enum CellKind {
        PLAIN(false, false),
        FORMULA(false, true),
        INVALID(true, false),
        INVALID_FORMULA(true, true);

        private final boolean invalid;
        private final boolean formula;

        CellKind(boolean invalid, boolean formula) {
            this.invalid = invalid;
            this.formula = formula;
        }
    }

    /** One state; {@code b} is null where the base is unknown. */
    record State(Sort sort, @Nullable String b, String s, String c, Policy policy, CellKind kind) {

        boolean equal(@Nullable String one, @Nullable String other) {
            if (one == null || other == null) {
                return false;
            }
            return one.equals(other) || (empty(one) && empty(other));
        }

        boolean empty(String value) {
            return value.isEmpty() || (sort == Sort.PRICE && value.equals("0"));
        }
    }

    /** The left column of the table. */
    enum TableRow {
        NOBODY_CHANGED,
        SHEET_CHANGED,
        CRM_CHANGED,
        BOTH_CHANGED_TO_THE_SAME,
        ALL_DIFFER,
        UNKNOWN_AND_ONE_SIDE_EMPTY,
        UNKNOWN_AND_BOTH_FILLED;

        boolean holds(State t) {
            boolean known = t.b() != null;
            boolean sb = t.equal(t.s(), t.b());
            boolean cb = t.equal(t.c(), t.b());
            boolean sc = t.equal(t.s(), t.c());
            return switch (this) {
                case NOBODY_CHANGED -> sb && cb;
                case SHEET_CHANGED -> known && !sb && cb;
                case CRM_CHANGED -> known && sb && !cb;
                case BOTH_CHANGED_TO_THE_SAME -> sc && !sb;
                case ALL_DIFFER -> known && !sb && !cb && !sc;
                case UNKNOWN_AND_ONE_SIDE_EMPTY -> !known && t.empty(t.s()) != t.empty(t.c());
                case UNKNOWN_AND_BOTH_FILLED -> !known && !sc && !t.empty(t.s()) && !t.empty(t.c());
            };
        }

        static TableRow of(State state) {
            return Stream.of(values())
                    .filter(row -> row.holds(state))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsInExactlyOneRowOfTheTable(Sort sort) {
        for (State state : states(sort)) {
            assertThat(TableRow.values())
                    .as("%s", state)
                    .filteredOn(row -> row.holds(state))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Shows("D001-3")
    void everyStateLeadsToWhatTheTableSays(Sort sort) {
        SoftAssertions all = new SoftAssertions();
        for (State state : states(sort)) {
            all.assertThat(plan(state)).as("%s", state).isEqualTo(new Oracle(state).plan());
        }
        all.assertAll();
    }

    @Test
    void aPriceThatWasNeverSetIsAPriceOfNothing() {
        Planner planner = new Planner(List.of(new FieldRule("lead.price", Policy.SHEET)));
        for (String agreed : Arrays.asList(null, "", "0")) {
            for (String cell : List.of("", "0")) {
                LinkedRow row =
                        RowBuilder.row("r1").field("lead.price", agreed, cell).build();
                assertThat(planner.plan(List.of(row)).writesNothing())
                        .as("base %s, cell '%s'", agreed, cell)
                        .isTrue();
            }
        }
    }

    private static Plan plan(State t) {
        SheetValue cell = t.kind().invalid ? SheetValue.invalid(t.s(), PROBLEM) : SheetValue.of(t.s());
        String[] crm = t.c().isEmpty() ? new String[0] : new String[] {t.c()};
        LinkedRow row = RowBuilder.row("r1")
                .field(t.sort().field, t.b(), cell.asFormula(t.kind().formula), crm)
                .build();
        return new Planner(List.of(new FieldRule(t.sort().field, t.policy()))).plan(List.of(row));
    }

    private static List<State> states(Sort sort) {
        List<@Nullable String> bases = new ArrayList<>(sort.values);
        bases.add(null);
        List<State> states = new ArrayList<>();
        for (Policy policy : Policy.values()) {
            for (CellKind kind : CellKind.values()) {
                for (String b : bases) {
                    for (String s : sort.values) {
                        for (String c : sort.values) {
                            states.add(new State(sort, b, s, c, policy, kind));
                        }
                    }
                    states.add(new State(sort, b, "?", sort.values.get(2), policy, kind));
                }
            }
        }
        // An empty cell is always understood; a lead is always in some status; a price is a number, 0 where it was not
        // set.
        states.removeIf(t -> t.kind().invalid && t.s().isEmpty());
        states.removeIf(t -> !t.kind().invalid && t.s().equals("?"));
        states.removeIf(t -> sort != Sort.ORDINARY && t.c().isEmpty());
        return states;
    }

    /** What the documents say about one state, as the plan it has to lead to. */
    private record Oracle(State t) {

        Plan plan() {
            TableRow row = TableRow.of(t);
            if (row == TableRow.NOBODY_CHANGED) {
                return nothing();
            }
            if (row == TableRow.BOTH_CHANGED_TO_THE_SAME) {
                return plan(List.of(), List.of(), List.of(baseMove(t.c(), null, false)), List.of(), null);
            }
            if (t.kind().invalid && !t.equal(t.s(), t.b())) {
                return told(PROBLEM, List.of());
            }
            if (t.sort() == Sort.STATUS && t.s().isEmpty()) {
                return toSheet(List.of());
            }
            return switch (row) {
                case SHEET_CHANGED -> toCrm(List.of());
                case CRM_CHANGED -> toSheet(List.of());
                case UNKNOWN_AND_ONE_SIDE_EMPTY -> t.empty(t.s()) ? toSheet(List.of()) : toCrm(List.of());
                default -> conflict();
            };
        }

        private Plan conflict() {
            return switch (t.policy()) {
                case SHEET -> toCrm(List.of(conflict(Policy.SHEET)));
                case CRM -> toSheet(List.of(conflict(t.kind().formula ? null : Policy.CRM)));
                case ASK ->
                    told(Problem.of(Problem.Code.CONFLICT, t.sort().field, t.s(), t.c()), List.of(conflict(null)));
            };
        }

        private Plan toCrm(List<Conflict> conflicts) {
            CrmPatch patch = new CrmPatch(LEAD, Map.of(t.sort().field, new ValueChange(t.c(), t.s())));
            return plan(List.of(patch), List.of(), List.of(baseMove(t.s(), LEAD, false)), conflicts, null);
        }

        /** A formula is read-only: what would be written becomes a note. */
        private Plan toSheet(List<Conflict> conflicts) {
            if (t.kind().formula) {
                return told(Problem.of(Problem.Code.FORMULA_DIFFERS, t.sort().field, t.c()), conflicts);
            }
            CellPatch cell = new CellPatch("r1", t.sort().field, t.s(), t.c());
            return plan(List.of(), List.of(cell), List.of(baseMove(t.c(), null, true)), conflicts, null);
        }

        private Plan told(Problem problem, List<Conflict> conflicts) {
            return plan(List.of(), List.of(), List.of(), conflicts, problem);
        }

        private Plan nothing() {
            return plan(List.of(), List.of(), List.of(), List.of(), null);
        }

        private BaseMove baseMove(String to, @Nullable Target patch, boolean cell) {
            return new BaseMove("r1", t.sort().field, to, patch, cell);
        }

        private Conflict conflict(@Nullable Policy winner) {
            return new Conflict("r1", LEAD, t.sort().field, t.b(), t.s(), t.c(), winner);
        }

        private static Plan plan(
                List<CrmPatch> patches,
                List<CellPatch> cells,
                List<BaseMove> bases,
                List<Conflict> conflicts,
                @Nullable Problem problem) {
            return new Plan(
                    patches, cells, bases, conflicts, problem == null ? Map.of() : Map.of("r1", List.of(problem)));
        }
    }
}

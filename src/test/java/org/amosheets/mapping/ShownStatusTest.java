package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.CrmEntity;
import org.amosheets.sync.Link;
import org.amosheets.sync.LinkedRow;
import org.amosheets.sync.Plan;
import org.amosheets.sync.Planner;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One row's status and its lead's stage under the rules, merged as the engine merges them. */
class ShownStatusTest {

    private static final List<String> STAGES = List.of("101", "102", "103", "104", "105", "106", "107", "142", "143");
    private static final List<String> TYPED = List.of(
            "В процессе",
            "У курера",
            "Успешно",
            "Отказ",
            "Консультация",
            "OTKAZ",
            "Заказ без нумерации",
            "Проверка",
            "чепуха",
            "");

    /** It never changes, and joining it anew for each of the many rows took most of the time. */
    private static final MappedTab TAB = OrderDesk.tab();

    /** What a person or a manager does; at once with the next step or not. */
    private record Step(boolean typed, String what, boolean together) {}

    /** A row and its lead. */
    private static final class Row {
        private final MappedTab tab = TAB;
        private String stage;
        private Cell cell;
        private @Nullable String base;

        Row(String stage, String shown, @Nullable String base) {
            this.stage = stage;
            this.cell = Cell.text(shown);
            this.base = base;
        }

        SheetValue sheet() {
            return base != null && !cell.isBlank() && tab.sameText(OrderDesk.STATUS, cell, base, OrderDesk.IN_SALES)
                    ? SheetValue.of(base)
                    : tab.read(OrderDesk.STATUS, cell, OrderDesk.IN_SALES);
        }

        String seen() {
            String crm = tab.canonical(OrderDesk.STATUS, List.of("10:" + stage)).get(0);
            return tab.seen(OrderDesk.STATUS, crm, base, sheet().canonical());
        }

        /** Whether nothing waits to be mended, so that whoever changes something next is the only one. */
        boolean agrees() {
            return sheet().canonical().equals(base) && seen().equals(base);
        }

        /** Looks once; returns whether anything was written. */
        boolean look() {
            String status = OrderDesk.STATUS;
            SheetValue sheet = sheet();
            String seen = seen();
            LinkedRow row = new LinkedRow(
                    new Link("k", 1, 0, base == null ? Map.of() : Map.of(status, base)),
                    Map.of(status, sheet),
                    new CrmEntity(1, Map.of(status, List.of(seen))),
                    null);
            Plan plan = new Planner(tab.rules()).plan(List.of(row));
            String stageBefore = stage;
            Cell cellBefore = cell;
            plan.patches()
                    .forEach(patch -> patch.fields()
                            .forEach((field, change) ->
                                    stage = tab.toCrm(field, change.to()).get(0).substring(3)));
            plan.cells().forEach(patch -> {
                if (!tab.sameText(status, cell, patch.to(), OrderDesk.IN_SALES)) {
                    cell = tab.render(status, patch.to(), OrderDesk.IN_SALES);
                }
            });
            plan.bases().forEach(move -> base = move.to());
            return !stage.equals(stageBefore) || !cell.equals(cellBefore);
        }

        void rest() {
            int looks = 0;
            while (look()) {
                assertThat(++looks)
                        .as("looks that write, at %s / %s", stage, cell)
                        .isLessThan(4);
            }
        }

        void type(String text) {
            cell = Cell.text(text);
        }

        String shown() {
            return cell.text();
        }
    }

    private static Row settled(String stage, String shown) {
        return new Row(stage, shown, "10:=" + shown);
    }

    @Test
    @Shows({"F35", "F34"})
    void aValueThatIsNotWrittenOverAnotherStaysAway() {
        Row row = settled("102", "В процессе");
        row.stage = "104";
        row.rest();
        assertThat(row.shown()).isEqualTo("В процессе");
        assertThat(row.stage).isEqualTo("104");
        row.stage = "142";
        row.rest();
        assertThat(row.shown()).as("Успешно is written over nothing").isEqualTo("В процессе");
        row.stage = "106";
        row.rest();
        assertThat(row.shown()).isEqualTo("Отказ");
        row.stage = "104";
        row.rest();
        assertThat(row.shown()).as("over another value it is written").isEqualTo("У курера");
    }

    @Test
    @Shows({"F33", "G2"})
    void whatIsChosenNextIsComparedWithWhatTheRowShowed() {
        Row row = settled("104", "В процессе");
        row.type("У курера");
        row.rest();
        assertThat(row.stage)
                .as("the stage that the row had kept back shows the same")
                .isEqualTo("142");
        assertThat(row.shown()).isEqualTo("У курера");
        row.type("Отказ");
        row.rest();
        assertThat(row.stage).isEqualTo("106");
    }

    @Test
    @Shows("F34")
    void whatIsOnlyLookedAtAgreesWithALeadThatIsThere() {
        Row row = settled("142", "У курера");
        row.type("Успешно");
        assertThat(row.look()).isFalse();
        assertThat(row.base).isEqualTo("10:=Успешно");
    }

    @Test
    @Shows({"G13", "D004-5"})
    void aFirstLookMovesNothingAndKeepsWhatIsNotWrittenOver() {
        Row row = new Row("142", "Отказ", null);
        row.rest();
        assertThat(row.shown()).isEqualTo("Отказ");
        assertThat(row.stage).isEqualTo("142");
        Row empty = new Row("142", "", null);
        empty.rest();
        assertThat(empty.shown()).as("an empty cell is filled").isEqualTo("Успешно");
        Row courier = new Row("104", "У курера", null);
        courier.rest();
        assertThat(courier.stage).isEqualTo("104");
    }

    @Test
    void anAgreementFromBeforeTheRulesHolds() {
        Row row = new Row("102", "NOMERATSIYALANMAGAN ZAKAZ", "10:102");
        row.rest();
        assertThat(row.stage).isEqualTo("102");
        assertThat(row.base).isEqualTo("10:=В процессе");
    }

    @Property(tries = 20_000)
    @Shows({"G4", "G6", "L1", "L3", "L4"})
    void whateverIsTypedAndMovedComesToRest(
            @ForAll("stages") String first, @ForAll("known") Optional<String> base, @ForAll("steps") List<Step> steps) {
        Row row = new Row(first, base.map(known -> known.substring(4)).orElse(""), base.orElse(null));
        row.rest();
        boolean typed = false;
        boolean moved = !row.agrees();
        String before = row.shown();
        for (Step step : steps) {
            if (step.typed()) {
                row.type(step.what());
                typed = true;
            } else {
                row.stage = step.what();
                moved = true;
            }
            if (!step.together()) {
                String at = row.stage;
                row.rest();
                if (!typed) {
                    assertThat(row.stage).as("nobody chose anything").isEqualTo(at);
                }
                if (typed && !moved && step.typed()) {
                    expectChosen(row, step.what(), before, at);
                }
                before = row.shown();
                typed = false;
                moved = !row.agrees();
            }
        }
    }

    /** Only the person did something: a value that may be chosen leads where its rule says, any other moves nothing. */
    private static void expectChosen(Row row, String text, String before, String at) {
        SheetValue value = row.tab.read(OrderDesk.STATUS, Cell.text(text), OrderDesk.IN_SALES);
        boolean same = value.canonical()
                .equals(row.tab
                        .read(OrderDesk.STATUS, Cell.text(before), OrderDesk.IN_SALES)
                        .canonical());
        if (text.isEmpty() || value.problem() != null || same) {
            assertThat(row.stage).isEqualTo(at);
        } else {
            String target = row.tab.toCrm(OrderDesk.STATUS, value.canonical()).get(0);
            String shownAt =
                    row.tab.canonical(OrderDesk.STATUS, List.of("10:" + at)).get(0);
            boolean there = shownAt.equals(value.canonical());
            assertThat("10:" + row.stage).isIn(there ? List.of(target, "10:" + at) : List.of(target));
        }
    }

    @Provide
    Arbitrary<String> stages() {
        return Arbitraries.of(STAGES);
    }

    @Provide
    Arbitrary<Optional<String>> known() {
        return Arbitraries.of("10:=В процессе", "10:=У курера", "10:=Отказ", "10:=Успешно", "10:=Консультация")
                .optional();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> typed = Combinators.combine(Arbitraries.of(TYPED), Arbitraries.of(true, false))
                .as((what, together) -> new Step(true, what, together));
        Arbitrary<Step> moved = Combinators.combine(Arbitraries.of(STAGES), Arbitraries.of(true, false))
                .as((what, together) -> new Step(false, what, together));
        return Arbitraries.oneOf(typed, moved).list().ofMaxSize(8);
    }
}

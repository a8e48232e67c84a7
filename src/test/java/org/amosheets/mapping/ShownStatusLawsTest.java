package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Cell;
import org.amosheets.sync.SheetValue;

/** That any sequence of what a person types and where a manager moves the lead comes to rest. */
class ShownStatusLawsTest {

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

    /** What a person or a manager does; at once with the next step or not. */
    private record Step(boolean typed, String what, boolean together) {}

    @Property(tries = 20_000)
    @Shows({"G4", "G6", "L1", "L3", "L4"})
    void whateverIsTypedAndMovedComesToRest(
            @ForAll("stages") String first, @ForAll("known") Optional<String> base, @ForAll("steps") List<Step> steps) {
        StatusRow row =
                new StatusRow(first, base.map(known -> known.substring(4)).orElse(""), base.orElse(null));
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
    private static void expectChosen(StatusRow row, String text, String before, String at) {
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

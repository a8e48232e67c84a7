package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** One entity for whose sake amoCRM fails does not hold up the others (I15). */
@Shows("I15")
class NarrowingTest {

    private final List<Integer> done = new ArrayList<>();
    private int requests;

    private Consumer<List<Integer>> failingFor(Set<Integer> culprits, boolean maybeApplied) {
        return items -> {
            requests++;
            if (items.stream().anyMatch(culprits::contains)) {
                throw new Busy("amoCRM answered 500", maybeApplied);
            }
            done.addAll(items);
        };
    }

    private static List<Integer> hundred() {
        return IntStream.range(0, 100).boxed().toList();
    }

    @Test
    void oneRequestIsAllWhereNothingFails() {
        assertThat(new Narrowing(() -> true).run(hundred(), failingFor(Set.of(), true)))
                .isEmpty();
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void theOthersGoThroughAndTheCulpritIsNamed() {
        for (int culprit = 0; culprit < 100; culprit++) {
            requests = 0;
            done.clear();

            assertThat(new Narrowing(() -> true).run(hundred(), failingFor(Set.of(culprit), true)))
                    .containsExactly(culprit);
            assertThat(done).hasSize(99).doesNotContain(culprit).doesNotHaveDuplicates();
            assertThat(requests).isLessThan(17);
        }
    }

    @Test
    void whereBothHalvesFailItIsNotOneEntitysFault() {
        assertThatThrownBy(() -> new Narrowing(() -> true).run(hundred(), failingFor(Set.of(3, 77), true)))
                .isInstanceOf(Busy.class);
        assertThat(requests).isEqualTo(3);
    }

    @Test
    void anOutageIsNobodysFault() {
        assertThatThrownBy(() -> new Narrowing(() -> false).run(hundred(), failingFor(Set.of(3), true)))
                .isInstanceOf(Busy.class);
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void tooManyRequestsIsNobodysFault() {
        assertThatThrownBy(() -> new Narrowing(() -> true).run(hundred(), failingFor(Set.of(3), false)))
                .isInstanceOf(Busy.class);
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void aLoneOneIsNamedWhereAmoCrmAnswersOthers() {
        assertThat(new Narrowing(() -> true).run(List.of(5), failingFor(Set.of(5), true)))
                .containsExactly(5);
    }
}

package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Rehearsed;
import org.amosheets.engine.Rehearsed.Waiting;
import org.amosheets.engine.Rehearsed.Why;
import org.amosheets.mapping.Mapping;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Shows("G10")
class MappingGateTest {

    private final MappingInForce inForce = mock();
    private final Rehearsal rehearsal = mock();
    private final Mapping changed = new Mapping();
    private int looks;
    private final AtomicBoolean namesForgotten = new AtomicBoolean();
    private final MappingGate gate = new MappingGate(
            inForce,
            () -> namesForgotten.set(true),
            () -> List.of("column old: the tab has none such"),
            draft -> rehearsal,
            () -> looks++);

    @BeforeEach
    void names() {
        when(inForce.name()).thenReturn("deals");
        when(inForce.prepared(changed)).thenReturn(changed);
    }

    private FileGate.Verdict judged(List<String> lacking, List<Waiting> waiting) {
        when(rehearsal.run())
                .thenReturn(new Rehearsed(
                        3,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Rehearsed.CellChange(2, "name", "a", "secret value")),
                        List.of(),
                        List.of(),
                        waiting,
                        lacking));
        return gate.judge(Map.of("deals", changed));
    }

    @Test
    void aMappingThatIsNotInUseIsNobodysConcern() {
        assertThat(gate.judge(Map.of("another", changed)).passes()).isTrue();
        assertThat(namesForgotten).isFalse();
    }

    @Test
    void whatItNamesAndTheTabOrTheAccountLacksIsSaid() {
        FileGate.Verdict verdict = judged(List.of("column new: the tab has none such"), List.of());
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.words()).endsWith("does not fit the tab or the account: column new: the tab has none such");
        assertThat(namesForgotten).isTrue();
    }

    @Test
    void whatWasLackingBeforeIsNoFaultOfTheChange() {
        FileGate.Verdict verdict = judged(List.of("column old: the tab has none such"), List.of());
        assertThat(verdict.passes()).isTrue();
        assertThat(looks).isZero();
        verdict.then().run();
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void theEffectIsToldInNumbersAlone() {
        FileGate.Verdict verdict = judged(
                List.of(), List.of(new Waiting(2, Why.BRAKE), new Waiting(3, Why.BRAKE), new Waiting(4, Why.COPY)));
        assertThat(verdict.words())
                .contains("1 cells of the sheet", "the brake holds 2 rows")
                .doesNotContain("secret value");
    }

    @Test
    void aSideThatIsAwayLeavesTheOneBeforeInForce() {
        when(rehearsal.run()).thenThrow(new AmoCrmException.Busy("amoCRM is away", false));
        FileGate.Verdict verdict = gate.judge(Map.of("deals", changed));
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.words()).endsWith("amoCRM is away");
    }
}

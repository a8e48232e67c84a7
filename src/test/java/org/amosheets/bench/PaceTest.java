package org.amosheets.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void withinTheSampleItTellsWhatWasMeasured() {
        assertThat(new Pace(List.of(1.0, 4.0, 5.0)).seconds(2)).isEqualTo(4);
    }

    @Test
    void beyondTheSampleItGoesOnAtTheRateOfTheSecondHalf() {
        assertThat(new Pace(List.of(0.1, 0.2, 1.2, 2.2)).seconds(14)).isEqualTo(12.2);
    }

    @Test
    void aBurstThatAQuotaAllowsOnceIsNotTakenForThePaceOfTheWhole() {
        List<Double> sixtyAtOnceThenOneASecond = DoubleStream.concat(
                        DoubleStream.iterate(0.1, t -> t + 0.1).limit(60),
                        DoubleStream.iterate(7, t -> t + 1).limit(60))
                .boxed()
                .toList();

        assertThat(new Pace(sixtyAtOnceThenOneASecond).seconds(1000)).isBetween(945.0, 947.0);
    }

    @Test
    void oneOperationTellsOfMore() {
        assertThat(new Pace(List.of(2.0)).seconds(10)).isEqualTo(20);
    }
}

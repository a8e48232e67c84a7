package org.amosheets.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.amosheets.web.console.Latency.Share;
import org.amosheets.web.console.Latency.Way;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class ChartTest {

    private static Chart chart(Share... hours) {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("seconds", Locale.ENGLISH, "{0} s");
        return Chart.of(new Way("crm", new Share(0, 0, 0), List.of(hours)), new Words(messages, Locale.ENGLISH));
    }

    @Test
    void theLongestTimeFitsUnderARoundTopAndTheOthersInProportion() {
        Chart chart = chart(new Share(3, 500, 1_500), new Share(0, 0, 0), new Share(9, 10, 4_900));
        assertThat(chart.lines().stream().map(Chart.Line::label)).containsExactly("5 s", "2.5 s");
        assertThat(chart.bars().get(0).p50()).isEqualTo(Math.round(0.1f * Chart.HEIGHT));
        assertThat(chart.bars().get(2).p95()).isLessThanOrEqualTo(Chart.HEIGHT).isGreaterThan(90);
        assertThat(chart.bars().get(2).p50()).as("a time that is there is seen").isEqualTo(1);
        assertThat(chart.bars().get(1).p95()).isZero();
        assertThat(chart.bars().stream().map(Chart.Bar::hoursAgo)).containsExactly(2, 1, 0);
    }

    @Test
    void whatIsLongerThanAnyTopIsCutThere() {
        assertThat(chart(new Share(1, 9_000_000, 9_000_000)).bars().get(0).p95())
                .isEqualTo(Chart.HEIGHT);
    }
}

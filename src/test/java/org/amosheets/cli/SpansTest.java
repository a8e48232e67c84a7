package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

    @Test
    void neighboursAreJoined() {
        assertThat(Spans.of(List.of(3, 5, 6, 7, 9))).isEqualTo("3, 5–7, 9");
        assertThat(Spans.of(List.of())).isEmpty();
    }
}

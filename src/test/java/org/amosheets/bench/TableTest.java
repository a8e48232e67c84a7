package org.amosheets.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Figure IMPORT =
            Figure.of("import of 1000 rows", "rows/s", "rows/s", Series.of(60, 50, 70), Bar.atLeast(55));

    @Test
    void oursStandsBesideTheBaselineTheAdvisedLimitAndTheirRatio() {
        assertThat(cells(IMPORT.beside(0.48, 350)))
                .containsExactly(
                        "import of 1000 rows: rows/s",
                        "60 rows/s (50 – 70, 3 runs)",
                        "0.480 rows/s",
                        "350 rows/s",
                        "125",
                        "≥ 55",
                        "NO");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(cells(IMPORT)).containsSequence("–", "–", "–", "≥ 55");
    }

    private static List<String> cells(Figure figure) {
        String line = Table.of(List.of(figure)).lines().skip(2).findFirst().orElseThrow();
        return List.of(line.substring(1, line.length() - 1).split("\\|")).stream()
                .map(String::strip)
                .toList();
    }
}

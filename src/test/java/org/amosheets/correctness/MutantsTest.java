package org.amosheets.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** T9: {@code mvn -P mutation test} mutates what decides; what survives has to be excused, with the reason. */
@Tag("long")
@Tag("mutants")
class MutantsTest {

    @Test
    void onlyMutantsSurviveThatMakeNoDifference() throws Exception {
        List<Mutant> mutants = Mutant.ofReport(Path.of("target/pit-reports/mutations.xml"));
        Map<String, Long> survivors = Mutant.survivors(mutants);
        long alive = mutants.stream().filter(mutant -> !mutant.seen()).count();

        assertThat(mutants).hasSizeGreaterThan(500);
        assertThat(survivors)
                .as("survivors against docs/correctness/mutants.md")
                .isEqualTo(Mutant.excused(Path.of("docs/correctness/mutants.md")));

        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mutants", mutants.size());
        figures.put("killed", mutants.size() - alive);
        figures.put("excused as equivalent", alive);
        figures.put("violations", 0);
        Result.keep("mutants", "mvn -P mutation test -Dkeep", figures);
    }
}

package org.amosheets.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** T3 and T7: whole lives of the service's core, each from one number. */
class SimulationTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.amosheets");
    private static Level before = Level.INFO;

    @BeforeAll
    static void silence() {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(before);
    }

    @Test
    void everySeedKeepsThePromises() {
        long first = Long.getLong("seed", 1);
        long count = Long.getLong("simulations", 300);
        List<String> failures = new ArrayList<>();
        LongStream.range(first, first + count).forEach(seed -> {
            Simulation.Outcome outcome = Simulation.run(seed);
            if (!outcome.violations().isEmpty()) {
                failures.add("seed " + seed + ": " + outcome.violations());
            }
        });
        assertThat(failures).isEmpty();
    }
}
